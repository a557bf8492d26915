package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.load.SeededArrivals;
import dev.faultline.scenario.CapacitySpec.Step;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As many people come in each look as its rate says. */
class ArrivalsTest {
    private static final Step STEP = new Step(Duration.ofSeconds(4), Duration.ofSeconds(8));

    @Test
    void aRateIsOfferedInWholePeople() {
        assertThat(Arrivals.nearest(3.8, STEP)).isEqualTo(3.75);
        assertThat(Arrivals.nearest(0.01, STEP)).as("one at least").isEqualTo(0.125);
        assertThat(Arrivals.at(3.8, STEP, 4).perSecond()).isEqualTo(3.75);
        assertThat(Arrivals.at(3.8, STEP, 4).inALook()).isEqualTo(30);
    }

    @Test
    void thePeopleOfALookAreSpreadOverItsStretches() {
        Arrivals arrivals = Arrivals.at(3.875, STEP, 2);
        assertThat(arrivals.counts()).containsExactly(15, 15, 16, 15, 16);
        assertThat(arrivals.total()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theGeneratorLetsInExactlySoManyInEachLook() {
        for (double rate : new double[] {0.25, 1.125, 3.875, 7.5, 19.25}) {
            Arrivals arrivals = Arrivals.at(rate, STEP, 4);
            SeededArrivals seeded = SeededArrivals.rampThenSteps(
                    Stream.concat(Stream.of(arrivals.first()), arrivals.climb().usersPerSecond().stream())
                            .toList(),
                    arrivals.each(),
                    Duration.ofSeconds(2),
                    arrivals.total(),
                    7);
            long[] inLooks = new long[4];
            for (Iterator<Duration> due = seeded.planned(); due.hasNext(); ) {
                long look = due.next().minus(STEP.settling()).toMillis();
                if (look >= 0) {
                    inLooks[(int) Math.min(3, look / STEP.length().toMillis())]++;
                }
            }
            assertThat(inLooks).as("people in each look at " + rate + "/s").containsOnly(arrivals.inALook());
            assertThat(arrivals.inALook() / 8.0).isCloseTo(rate, within(1e-9));
        }
    }
}
