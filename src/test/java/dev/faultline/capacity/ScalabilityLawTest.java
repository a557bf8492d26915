package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The law's own arithmetic. */
class ScalabilityLawTest {
    @Test
    void withoutWaitingAndTalkingEveryInstanceAddsTheSame() {
        ScalabilityLaw linear = new ScalabilityLaw(40, 0, 0);
        assertThat(linear.carriedBy(0)).isZero();
        assertThat(linear.carriedBy(7)).isEqualTo(280);
        assertThat(linear.peak()).isEmpty();
        assertThat(linear.instancesFor(281)).hasValue(8);
        assertThat(linear.instancesFor(280)).hasValue(7);
    }

    @Test
    void waitingAloneIsAmdahlsLawAndHasACeiling() {
        ScalabilityLaw amdahl = new ScalabilityLaw(10, 0.1, 0);
        assertThat(amdahl.carriedBy(19)).isCloseTo(10 * 19 / 2.8, within(1e-9));
        assertThat(amdahl.peak()).isEmpty();
        assertThat(amdahl.instancesFor(101)).as("the ceiling is λ/σ, 100").isEmpty();
    }

    @Test
    void talkingHasAPeakBeyondWhichMoreCarryLess() {
        ScalabilityLaw law = new ScalabilityLaw(100, 0.05, 0.0025);
        int peak = law.peak().orElseThrow();
        assertThat(peak).isBetween(19, 20);
        assertThat(law.carriedBy(peak)).isGreaterThan(law.carriedBy(peak - 1)).isGreaterThan(law.carriedBy(peak + 1));
        assertThat(law.instancesFor(law.carriedBy(peak))).hasValue(peak);
        assertThat(law.instancesFor(law.carriedBy(peak) + 1)).isEmpty();
        assertThat(new ScalabilityLaw(1, 2, 0.1).peak()).hasValue(1);
    }

    @Test
    void itsGradientIsThatOfItsCurve() {
        ScalabilityLaw law = new ScalabilityLaw(50, 0.04, 0.001);
        double[] gradient = law.gradient(6);
        double small = 1e-7;
        assertThat(gradient[0])
                .isCloseTo(
                        (new ScalabilityLaw(50 + small, 0.04, 0.001).carriedBy(6) - law.carriedBy(6)) / small,
                        within(1e-3));
        assertThat(gradient[1])
                .isCloseTo(
                        (new ScalabilityLaw(50, 0.04 + small, 0.001).carriedBy(6) - law.carriedBy(6)) / small,
                        within(1.0));
        assertThat(gradient[2])
                .isCloseTo(
                        (new ScalabilityLaw(50, 0.04, 0.001 + small).carriedBy(6) - law.carriedBy(6)) / small,
                        within(1.0));
    }

    @Test
    void parametersThatTheLawHasNotAreRefused() {
        assertThatThrownBy(() -> new ScalabilityLaw(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScalabilityLaw(1, -0.1, 0)).hasMessageContaining("σ and κ from 0 on");
        assertThatThrownBy(() -> new ScalabilityLaw(1, 0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
