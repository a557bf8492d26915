package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.faultline.capacity.ScalabilityFit.Interval;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fit, on figures generated from a law that it is not told. */
class ScalabilityFitTest {
    private static final ScalabilityLaw TRUE = new ScalabilityLaw(42, 0.06, 0.002);

    private static List<CarriedBy> measured(ScalabilityLaw law, int most, double noise, Random random) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(n -> new CarriedBy(n, law.carriedBy(n) * (1 + noise * random.nextGaussian())))
                .toList();
    }

    private static boolean within(Interval interval, double value) {
        return value >= interval.from() && value <= interval.to();
    }

    @Test
    void exactFiguresGiveTheLawBack() {
        ScalabilityFit fit = ScalabilityFit.to(measured(TRUE, 6, 0, new Random(1)));
        assertThat(fit.law().each()).isCloseTo(42, offset(1e-6));
        assertThat(fit.law().contention()).isCloseTo(0.06, offset(1e-7));
        assertThat(fit.law().coherence()).isCloseTo(0.002, offset(1e-7));
        assertThat(fit.residuals()).allMatch(residual -> Math.abs(residual) < 1e-6);
        assertThat(fit.spread()).isLessThan(1e-6);
    }

    @Test
    void theUnitOfTheLoadDoesNotMatter() {
        ScalabilityFit fit =
                ScalabilityFit.to(measured(new ScalabilityLaw(42_000_000, 0.06, 0.002), 6, 0, new Random(1)));
        assertThat(fit.law().each()).isCloseTo(42e6, offset(1.0));
        assertThat(fit.law().contention()).isCloseTo(0.06, offset(1e-7));
    }

    @Test
    void withNoiseTheIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
        Random random = new Random(20261221);
        int each = 0;
        int predicted = 0;
        for (int run = 0; run < 300; run++) {
            ScalabilityFit fit = ScalabilityFit.to(measured(TRUE, 10, 0.02, random));
            each += within(fit.intervals().each(), TRUE.each()) ? 1 : 0;
            predicted += within(fit.carriedBy(12), TRUE.carriedBy(12)) ? 1 : 0;
        }
        assertThat(each).as("of 300, 285 expected").isBetween(270, 300);
        assertThat(predicted).as("of 300, 285 expected").isBetween(270, 300);
    }

    @Test
    void withNoiseTheParametersAreRecoveredNearly() {
        Random random = new Random(7);
        double[] sums = new double[3];
        for (int run = 0; run < 100; run++) {
            ScalabilityLaw law =
                    ScalabilityFit.to(measured(TRUE, 12, 0.02, random)).law();
            sums[0] += law.each();
            sums[1] += law.contention();
            sums[2] += law.coherence();
        }
        assertThat(sums[0] / 100).isCloseTo(42, offset(1.0));
        assertThat(sums[1] / 100).isCloseTo(0.06, offset(0.01));
        assertThat(sums[2] / 100).isCloseTo(0.002, offset(0.001));
    }

    @Test
    void noisierFiguresAreTrustedLess() {
        Interval calm =
                ScalabilityFit.to(measured(TRUE, 8, 0.005, new Random(3))).carriedBy(9);
        Interval noisy =
                ScalabilityFit.to(measured(TRUE, 8, 0.05, new Random(3))).carriedBy(9);
        assertThat(noisy.to() - noisy.from()).isGreaterThan(3 * (calm.to() - calm.from()));
    }

    @Test
    void whatIsLinearHasNoContentionAndNoParameterIsBelowNothing() {
        ScalabilityFit fit = ScalabilityFit.to(measured(new ScalabilityLaw(40, 0, 0), 6, 0.01, new Random(5)));
        assertThat(fit.law().contention()).isBetween(0.0, 0.03);
        assertThat(fit.law().coherence()).isBetween(0.0, 0.01);
        assertThat(fit.intervals().contention().from()).isGreaterThanOrEqualTo(0);
        assertThat(fit.intervals().coherence().from()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void theSurerNumberIsNeverTheSmaller() {
        ScalabilityFit fit = ScalabilityFit.to(measured(TRUE, 8, 0.02, new Random(11)));
        int likely = fit.law().instancesFor(200).orElseThrow();
        assertThat(fit.surelyFor(200, 100))
                .hasValueSatisfying(sure -> assertThat(sure).isGreaterThanOrEqualTo(likely));
        assertThat(fit.surelyFor(100_000, 100)).isEmpty();
    }

    @Test
    void tooFewNumbersOfInstancesShowNoLaw() {
        List<CarriedBy> three =
                List.of(new CarriedBy(1, 10), new CarriedBy(2, 19), new CarriedBy(3, 27), new CarriedBy(3, 26));
        assertThatThrownBy(() -> ScalabilityFit.to(three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected measurements on at least 4 different numbers of instances, found 3: measure more of"
                                + " them");
        assertThatThrownBy(() -> new CarriedBy(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CarriedBy(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
