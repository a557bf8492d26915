package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.balancer.TargetHealth.State;
import dev.faultline.rehearsal.balancer.TargetHealth.Thresholds;
import org.junit.jupiter.api.Test;

/** A target changes state only after enough results in a row, as an ALB's does. */
class TargetHealthTest {
    private static final Thresholds THRESHOLDS = new Thresholds(2, 3);

    @Test
    void aNewTargetIsHealthyAfterItsFirstPassedCheck() {
        assertThat(after(TargetHealth.UNCHECKED, "+").state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void aNewTargetThatFailsIsUnhealthyOnlyAfterEnoughChecks() {
        assertThat(after(TargetHealth.UNCHECKED, "-").state()).isEqualTo(State.UNCHECKED);
        assertThat(after(TargetHealth.UNCHECKED, "--").state()).isEqualTo(State.UNHEALTHY);
    }

    @Test
    void oneFailedCheckDoesNotTakeATargetOut() {
        assertThat(after(healthy(), "-+-+-").state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void enoughFailedChecksInARowTakeATargetOut() {
        assertThat(after(healthy(), "--").state()).isEqualTo(State.UNHEALTHY);
    }

    @Test
    void aTargetComesBackOnlyAfterEnoughPassedChecksInARow() {
        TargetHealth out = after(healthy(), "--");
        assertThat(after(out, "++-++").state()).isEqualTo(State.UNHEALTHY);
        assertThat(after(out, "++-+++").state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void aThresholdOfOneActsAtOnce() {
        Thresholds atOnce = new Thresholds(1, 1);
        TargetHealth out = healthy().after(CheckResult.FAILED, atOnce);
        assertThat(out.state()).isEqualTo(State.UNHEALTHY);
        assertThat(out.after(CheckResult.PASSED, atOnce).state()).isEqualTo(State.HEALTHY);
    }

    private static TargetHealth healthy() {
        return after(TargetHealth.UNCHECKED, "+");
    }

    /** Plus is a passed check, minus a failed one. */
    private static TargetHealth after(TargetHealth health, String checks) {
        TargetHealth now = health;
        for (int i = 0; i < checks.length(); i++) {
            now = now.after(checks.charAt(i) == '+' ? CheckResult.PASSED : CheckResult.FAILED, THRESHOLDS);
        }
        return now;
    }
}
