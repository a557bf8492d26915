package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day's people: quiet, busy, quiet again, and none of them lost in the rounding. */
class DayCurveTest {
    private static final Duration LENGTH = Duration.ofSeconds(48);
    private final DayCurve day = new DayCurve(0.5, 10, LENGTH);

    @Test
    void itIsQuietestAtMidnightAndBusiestAtNoon() {
        assertThat(day.at(Duration.ZERO)).isCloseTo(0.5, within(1e-9));
        assertThat(day.at(LENGTH.dividedBy(2))).isCloseTo(10, within(1e-9));
        assertThat(day.at(LENGTH.dividedBy(4))).isCloseTo(5.25, within(1e-9));
        assertThat(day.at(LENGTH)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void itsArrivalsAreTheIntegralOfItsRate() {
        Duration step = Duration.ofMillis(1);
        double sum = 0;
        for (Duration at = Duration.ZERO; at.compareTo(LENGTH) < 0; at = at.plus(step)) {
            assertThat(day.arrivalsUntil(at)).isCloseTo(sum, within(0.01));
            sum += day.at(at.plus(step.dividedBy(2))) * 1e-3;
        }
        assertThat(day.arrivalsUntil(LENGTH))
                .as("on average as many come as half way between trough and peak")
                .isCloseTo(48 * 5.25, within(1e-9));
    }

    @Test
    void itsHoursAddUpToTheDay() {
        List<Long> counts = day.counts();
        assertThat(counts).hasSize(24);
        assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(252);
        for (int hour = 0; hour < 24; hour++) {
            double exact = day.arrivalsUntil(Duration.ofSeconds(2L * hour + 2))
                    - day.arrivalsUntil(Duration.ofSeconds(2L * hour));
            assertThat((double) counts.get(hour)).isCloseTo(exact, within(1.0));
        }
    }

    @Test
    void theRateOfAnHourBringsExactlyItsPeople() {
        List<Double> rates = day.rates();
        for (int hour = 0; hour < 24; hour++) {
            assertThat(rates.get(hour) * 2).isCloseTo(day.counts().get(hour), within(0.01));
        }
        assertThat(rates).allMatch(rate -> rate > 0);
        assertThat(rates.get(12)).isGreaterThan(9);
    }

    @Test
    void aNightWithoutAnybodyStillHasARate() {
        assertThat(new DayCurve(0.01, 1, Duration.ofSeconds(24)).rates()).allMatch(rate -> rate > 0);
    }
}
