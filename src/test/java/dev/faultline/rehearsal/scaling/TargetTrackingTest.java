package dev.faultline.rehearsal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.scaling.ScalingSettings.Autoscaling;
import dev.faultline.rehearsal.scaling.TargetTracking.ScaleIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Target tracking on a clock of its own: 3 to 6 instances, 70 % utilisation, 2 s out, 15 s in. */
class TargetTrackingTest {
    private static final ScalingSettings SETTINGS = new ScalingSettings(
            Autoscaling.ON, 3, 6, 70, 0, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(15));

    private final TargetTracking tracking = new TargetTracking(SETTINGS);
    private Instant now = Instant.EPOCH;
    private int desired = 3;

    @Test
    void aStepOfLoadIsAnsweredAtOnceWithAsManyAsItNeeds() {
        assertThat(after(1, cpu(0.5, 3))).isEqualTo(3);
        assertThat(after(1, cpu(1.0, 3))).isEqualTo(5);
    }

    @Test
    void instancesThatStillStartAreNotAskedForTwice() {
        after(1, cpu(0.9, 3));
        assertThat(desired).isEqualTo(4);
        assertThat(after(1, cpu(0.9, 3))).isEqualTo(4);
        assertThat(after(5, cpu(0.9, 3))).isEqualTo(4);
    }

    @Test
    void whatIsStillTooMuchForTheNewOnesTooIsAnsweredAfterTheCooldown() {
        after(1, cpu(1.0, 3));
        assertThat(after(1, cpu(1.0, 5))).as("within the cooldown").isEqualTo(5);
        assertThat(after(1, cpu(1.0, 5))).as("after it, up to the maximum").isEqualTo(6);
        assertThat(after(9, cpu(1.0, 6))).isEqualTo(6);
    }

    @Test
    void aFigureThatIsOnlyWatchedNeitherAddsNorKeepsInstances() {
        assertThat(after(1, cpu(0.5, 3), full(3))).isEqualTo(3);
        desired = 5;
        after(1, cpu(0.2, 5), full(5));
        assertThat(after(15, cpu(0.2, 5), full(5))).isEqualTo(4);
    }

    private static Reading full(int instances) {
        return Reading.watched("connections", OptionalDouble.of(1), instances);
    }

    @Test
    void theTargetItselfNeedsNoMore() {
        assertThat(after(1, cpu(0.7, 3))).isEqualTo(3);
        assertThat(after(1, cpu(0.71, 3))).isEqualTo(4);
    }

    @Test
    void noiseAroundTheTargetDoesNotAddAndTakeAwayInTurn() {
        Random noise = new Random(7);
        desired = 4;
        int changes = 0;
        for (int second = 0; second < 600; second++) {
            int before = desired;
            // Three instances' worth of load on four: 52.5 % each, give or take a tenth.
            double load = 3 * 0.7 * (0.9 + 0.2 * noise.nextDouble());
            after(1, cpu(Math.min(1, load / desired), desired));
            changes += before == desired ? 0 : 1;
        }
        assertThat(desired).isBetween(3, 4);
        assertThat(changes).isLessThanOrEqualTo(1);
    }

    @Test
    void lowLoadTakesOneAtATimeAwayAndOnlyAfterAWhile() {
        desired = 6;
        assertThat(after(1, cpu(0.2, 6))).isEqualTo(6);
        assertThat(after(14, cpu(0.2, 6))).isEqualTo(6);
        assertThat(after(1, cpu(0.2, 6))).isEqualTo(5);
        assertThat(after(14, cpu(0.24, 5))).isEqualTo(5);
        assertThat(after(1, cpu(0.24, 5))).isEqualTo(4);
        assertThat(after(15, cpu(0.3, 4))).isEqualTo(3);
        assertThat(after(60, cpu(0.0, 3))).as("the minimum").isEqualTo(3);
    }

    @Test
    void aPeakInBetweenBeginsTheWhileAnew() {
        desired = 5;
        after(1, cpu(0.2, 5));
        after(10, cpu(0.69, 5));
        assertThat(after(10, cpu(0.2, 5))).isEqualTo(5);
        assertThat(after(14, cpu(0.2, 5))).isEqualTo(5);
        assertThat(after(1, cpu(0.2, 5))).isEqualTo(4);
    }

    @Test
    void nothingIsTakenAwayThatTheTargetNeeds() {
        desired = 6;
        after(1, cpu(0.62, 6));
        assertThat(after(60, cpu(0.62, 6)))
                .as("low, yet five would be over 70 %")
                .isEqualTo(6);
    }

    @Test
    void nothingIsTakenAwayInASurgesWake() {
        after(1, cpu(1.0, 3));
        after(1, cpu(0.2, 5));
        assertThat(after(13, cpu(0.2, 5))).isEqualTo(5);
        assertThat(after(2, cpu(0.2, 5))).isEqualTo(4);
    }

    @Test
    void withoutFiguresNothingChanges() {
        desired = 5;
        for (int second = 0; second < 60; second++) {
            assertThat(after(1, new Reading("cpu", 0.7, OptionalDouble.empty(), 0)))
                    .isEqualTo(5);
        }
    }

    @Test
    void anInstanceThatIsNotHeardKeepsAllInPlace() {
        desired = 5;
        after(1, cpu(0.2, 4));
        assertThat(after(60, cpu(0.2, 4))).isEqualTo(5);
        assertThat(after(1, cpu(1.0, 4)))
                .as("and does not keep more from coming")
                .isEqualTo(6);
    }

    @Test
    void theFigureThatNeedsMostDecides() {
        Reading requests = new Reading("requests", 50, OptionalDouble.of(80), 3);
        assertThat(after(1, cpu(0.2, 3), requests)).isEqualTo(5);
    }

    @Test
    void oneLowFigureIsNotEnoughToTakeAnInstanceAway() {
        desired = 5;
        Reading busy = new Reading("requests", 50, OptionalDouble.of(49), 5);
        after(1, cpu(0.1, 5), busy);
        assertThat(after(60, cpu(0.1, 5), busy)).isEqualTo(5);
    }

    @Test
    void duringAReleaseOnlyMoreMayCome() {
        desired = 5;
        tracking.decide(now, desired, List.of(cpu(0.1, 5)), ScaleIn.SUSPENDED);
        now = now.plusSeconds(60);
        assertThat(tracking.decide(now, desired, List.of(cpu(0.1, 5)), ScaleIn.SUSPENDED))
                .isEqualTo(5);
        assertThat(tracking.decide(now, desired, List.of(cpu(1.0, 5)), ScaleIn.SUSPENDED))
                .isEqualTo(6);
    }

    @Test
    void aNumberOutsideTheBoundsIsPutRightWhateverTheLoad() {
        desired = 1;
        assertThat(after(1, new Reading("cpu", 0.7, OptionalDouble.empty(), 0))).isEqualTo(3);
        desired = 9;
        assertThat(after(1, cpu(1.0, 9))).isEqualTo(6);
    }

    private int after(int seconds, Reading... readings) {
        now = now.plusSeconds(seconds);
        desired = tracking.decide(now, desired, List.of(readings), ScaleIn.ALLOWED);
        return desired;
    }

    private static Reading cpu(double average, int instances) {
        return new Reading("cpu", 0.7, OptionalDouble.of(average), instances);
    }
}
