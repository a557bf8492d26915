package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which target's turn it is. */
class RotationTest {
    private static final Thresholds AT_ONCE = new Thresholds(1, 1);

    private final List<Target> targets = Stream.of("a", "b", "c")
            .map(zone -> new Target(new TargetConfig("api-" + zone, zone, "127.0.0.1", 1), Clock.systemUTC()))
            .toList();

    @AfterEach
    void close() {
        targets.forEach(Target::close);
    }

    @Test
    void healthyTargetsTakeTurns() {
        targets.forEach(target -> target.take(CheckResult.PASSED, AT_ONCE));
        assertThat(turns(new Rotation(() -> targets, Checks.ON), 4))
                .containsExactly("api-a", "api-b", "api-c", "api-a");
    }

    @Test
    void anUnhealthyTargetHasNoTurn() {
        targets.forEach(target -> target.take(CheckResult.PASSED, AT_ONCE));
        targets.get(1).take(CheckResult.FAILED, AT_ONCE);
        assertThat(turns(new Rotation(() -> targets, Checks.ON), 20)).containsOnly("api-a", "api-c");
    }

    @Test
    void aTargetThatWasNeverCheckedWaitsForItsFirstCheck() {
        targets.get(2).take(CheckResult.PASSED, AT_ONCE);
        assertThat(turns(new Rotation(() -> targets, Checks.ON), 5)).containsOnly("api-c");
    }

    @Test
    void whenNoneIsHealthyAllHaveTurns() {
        targets.forEach(target -> target.take(CheckResult.FAILED, AT_ONCE));
        assertThat(turns(new Rotation(() -> targets, Checks.ON), 6)).containsOnly("api-a", "api-b", "api-c");
    }

    @Test
    void withoutChecksEveryTargetKeepsItsShare() {
        targets.get(0).take(CheckResult.FAILED, AT_ONCE);
        assertThat(turns(new Rotation(() -> targets, Checks.OFF), 3)).containsExactly("api-a", "api-b", "api-c");
    }

    @Test
    void withoutTargetsNobodyHasATurn() {
        assertThat(new Rotation(List::of, Checks.ON).next()).isEmpty();
    }

    private static List<String> turns(Rotation rotation, int count) {
        return Stream.generate(() -> rotation.next().orElseThrow().status().name())
                .limit(count)
                .toList();
    }
}
