package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is required is said with every figure that decides. */
class RequirementTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void ofAnAlarmNamesItsFaultAndItsTime() {
        assertThat(Requirement.of(new Objective.Alarm("a", List.of(), "errors", "kill", TEN)))
                .isEqualTo("the alarm errors is delivered within 10 s of the injection of kill, and is silent before");
    }

    @Test
    void ofAScalingResponseNamesEachStep() {
        Objective.Scaling scaling = new Objective.Scaling(
                "s",
                List.of(),
                "api",
                "offer",
                Duration.ofSeconds(6),
                Duration.ofSeconds(15),
                "book",
                Duration.ofSeconds(22),
                0.99,
                Duration.ofSeconds(3));
        assertThat(Requirement.of(scaling))
                .isEqualTo("after offer more api instances are wanted within 6 s and in service within 15 s, and book"
                        + " works again within 22 s (99 % good for 3 s)");
    }

    @Test
    void ofACapacityNamesTheRateAndTheServiceLevel() {
        Objective.Capacity capacity = new Objective.Capacity(
                "c",
                List.of(),
                "opening",
                8,
                "otp-request",
                Duration.ofSeconds(4),
                "book",
                0.99,
                Duration.ofMillis(500),
                Optional.empty());
        assertThat(Requirement.of(capacity))
                .isEqualTo(
                        "at least 8 users a second, counted by otp-request, are carried on the way up opening: at least"
                                + " 99 % good and p95 at most 500 ms of book on each step");
    }

    @Test
    void ofARefusalNamesTheStatuses() {
        assertThat(Requirement.of(new Objective.Refusal("r", List.of(), "otp-replay", List.of(401, 410, 429))))
                .isEqualTo(
                        "every attempt on otp-replay is refused with 401 or 410 or 429, and no forged write is held");
    }

    @Test
    void ofARestoreNamesWhatComesBackAndWhen() {
        Objective.Restore restore =
                new Objective.Restore("r", List.of(), "dropped", "book", TEN, 0.99, Duration.ofSeconds(2));
        assertThat(Requirement.of(restore))
                .isEqualTo(
                        "after dropped what was acknowledged by the restored instant is there, nothing that came after it"
                                + " is, and book works again within 10 s of asking for the restore (99 % good for 2 s)");
    }

    @Test
    void ofWritesInTwoRegionsNamesWhatMustBe() {
        assertThat(Requirement.of(new Objective.SingleWriter("s", List.of())))
                .isEqualTo("at no time do two databases take writes");
        assertThat(Requirement.of(new Objective.ReplicationLag("l", List.of(), TEN)))
                .isEqualTo("the replica in the other region lags at most 10 s while nothing is broken");
        assertThat(Requirement.of(new Objective.Kept("k", List.of(), "promotion")))
                .isEqualTo("every write acknowledged since promotion is there");
    }

    @Test
    void ofAnExposureAConnectivityAndAReleaseNamesWhatMustBe() {
        assertThat(Requirement.of(new Objective.Exposure("e", List.of(), "https-is-mandatory")))
                .isEqualTo("https is mandatory, whenever it is tried");
        assertThat(Requirement.of(new Objective.Connectivity("c", List.of())))
                .isEqualTo("every declared dependency carries traffic both ways, and no undeclared link carries any");
        assertThat(Requirement.of(new Objective.Release("r", List.of(), "new", "rolled-back", TEN)))
                .isEqualTo("the release new ends rolled-back within 10 s");
    }
}
