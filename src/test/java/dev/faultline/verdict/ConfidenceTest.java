package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intervals against published figures, and against samples drawn at random. */
class ConfidenceTest {
    @Test
    void theShareOfASampleHasWilsonsInterval() {
        Confidence.Interval of = Confidence.ofShare(95, 100);
        assertThat(of.from()).isCloseTo(0.8882, within(5e-5));
        assertThat(of.to()).isCloseTo(0.9785, within(5e-5));
        assertThat(Confidence.ofShare(100, 100).to()).isEqualTo(1);
        assertThat(Confidence.ofShare(0, 100).from()).isZero();
        assertThat(Confidence.ofShare(0, 100).to()).isCloseTo(0.037, within(5e-4));
    }

    @Test
    void aPercentileLiesBetweenTheNeighbouringOnes() {
        Confidence.Interval of = Confidence.ofPercentile(95, 100);
        assertThat(of.from()).isCloseTo(90.73, within(0.01));
        assertThat(of.to()).isCloseTo(99.27, within(0.01));
        assertThat(Confidence.ofPercentile(95, 1).to()).isEqualTo(100);
    }

    @Test
    void arrivalsAtRandomAreHardlyEverOutsideTheirs() {
        Random random = new Random(3);
        Confidence.Interval of = Confidence.ofCount(40);
        int outside = 0;
        for (int run = 0; run < 10_000; run++) {
            int arrivals = 0;
            for (double at = gap(random); at < 5; at += gap(random)) {
                arrivals++;
            }
            outside += arrivals < of.from() || arrivals > of.to() ? 1 : 0;
        }
        assertThat(outside).isBetween(1, 80);
        assertThat(Confidence.ofCount(4).from()).isZero();
    }

    private static double gap(Random random) {
        return -Math.log(1 - random.nextDouble()) / 8;
    }
}
