package dev.faultline.rehearsal.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.release.ReleaseSettings.HealthGate;
import dev.faultline.rehearsal.release.ReleaseSettings.Rollback;
import dev.faultline.rehearsal.release.ReleaseSettings.Strategy;
import dev.faultline.rehearsal.release.ReleaseStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Releases on three nodes that only exist on paper: which steps are taken, in which order. */
class RolloutTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final ReleaseSettings SOUND =
            new ReleaseSettings(Strategy.ROLLING, Rollback.ON, HealthGate.ON, TIMEOUT);

    @Test
    void aRollingReleaseReplacesOneNodeAfterTheOtherAndNeverHasFewer() {
        PaperService service = new PaperService(SOUND).withHealthyReleases();

        assertThat(service.steps())
                .containsExactly("begin a", "promote a", "begin b", "promote b", "begin c", "promote c", "end");
        assertThat(service.state()).isEqualTo(State.COMPLETED);
        assertThat(service.fewestServing()).isEqualTo(3);
        assertThat(service.detail()).isEqualTo("3 of 3 run the new version");
    }

    @Test
    void anInstanceThatIsNeverHealthyIsGivenUpAndTheOldOnesStay() {
        PaperService service = new PaperService(SOUND).withSickReleases();

        assertThat(service.steps()).containsExactly("begin a", "discard a", "end");
        assertThat(service.state()).isEqualTo(State.ROLLED_BACK);
        assertThat(service.fewestServing()).isEqualTo(3);
        assertThat(service.detail())
                .isEqualTo("the new instance of a was not healthy within 6000 ms; 3 of 3 run the version from before");
    }

    @Test
    void whatFailsHalfWayIsTakenBackFromTheNodesThatHaveIt() {
        PaperService service = new PaperService(SOUND).withReleasesThatFailOn("b");

        assertThat(service.steps())
                .containsExactly("begin a", "promote a", "begin b", "discard b", "begin a", "promote a", "end");
        assertThat(service.state()).isEqualTo(State.ROLLED_BACK);
        assertThat(service.versions()).containsOnly(Version.FIRST);
    }

    @Test
    void anInstanceThatCannotBeStartedIsNotWaitedFor() {
        PaperService service = new PaperService(SOUND).withReleasesThatDoNotStart();

        assertThat(service.steps()).containsExactly("begin a", "discard a", "end");
        assertThat(service.detail()).startsWith("the new instance of a could not be started");
    }

    @Test
    void withoutRollbackASickReleaseStaysHalfWay() {
        PaperService service =
                new PaperService(settings(Strategy.ROLLING, Rollback.OFF, HealthGate.ON)).withSickReleases();

        assertThat(service.steps()).containsExactly("begin a");
        assertThat(service.state()).isEqualTo(State.ROLLING);
    }

    @Test
    void withoutAHealthGateASickReleaseReplacesEverything() {
        PaperService service =
                new PaperService(settings(Strategy.ROLLING, Rollback.OFF, HealthGate.OFF)).withSickReleases();

        assertThat(service.state()).isEqualTo(State.COMPLETED);
        assertThat(service.fewestServing()).isZero();
        assertThat(service.detail()).isEqualTo("3 of 3 run the new version");
    }

    @Test
    void allAtOnceStopsEverythingFirst() {
        PaperService service =
                new PaperService(settings(Strategy.ALL_AT_ONCE, Rollback.ON, HealthGate.ON)).withHealthyReleases();

        assertThat(service.steps())
                .startsWith("stop a", "stop b", "stop c", "begin a", "begin b", "begin c")
                .endsWith("end");
        assertThat(service.fewestServing()).isZero();
        assertThat(service.state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void allAtOnceAndSickIsTakenBackToo() {
        PaperService service =
                new PaperService(settings(Strategy.ALL_AT_ONCE, Rollback.ON, HealthGate.ON)).withSickReleases();

        assertThat(service.state()).isEqualTo(State.ROLLED_BACK);
        assertThat(service.versions()).containsOnly(Version.FIRST);
        assertThat(service.serving()).isEqualTo(3);
    }

    @Test
    void aNodeThatStillStartsIsWaitedFor() {
        Member starting = new Member("a", Member.State.STARTING, Version.FIRST, Optional.empty());
        Rollout rollout = new Rollout(Version.FIRST, new Version(Version.Kind.NEXT, 1), SOUND);

        assertThat(rollout.next(Instant.EPOCH, List.of(starting))).isInstanceOf(Step.Wait.class);
        assertThat(rollout.state()).isEqualTo(State.ROLLING);
    }

    private static ReleaseSettings settings(Strategy strategy, Rollback rollback, HealthGate gate) {
        return new ReleaseSettings(strategy, rollback, gate, TIMEOUT);
    }
}
