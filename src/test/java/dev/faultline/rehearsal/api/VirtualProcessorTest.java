package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A processor that carries ten requests a second, on a clock set by hand. */
class VirtualProcessorTest {
    private static final Duration TURN = Duration.ofMillis(100);

    private long nanos = -5;
    private final VirtualProcessor processor = new VirtualProcessor(10, () -> nanos);

    @Test
    void aRequestOnAnIdleProcessorTakesItsOwnTime() {
        assertThat(processor.take()).contains(TURN);
        after(Duration.ofMillis(400));
        assertThat(processor.take()).contains(TURN);
    }

    @Test
    void whoComesLaterWaitsForThoseBefore() {
        processor.take();
        processor.take();
        after(Duration.ofMillis(50));
        assertThat(processor.take()).contains(Duration.ofMillis(250));
    }

    @Test
    void whoWouldWaitForOverASecondIsTurnedAwayAndCostsNothing() {
        for (int request = 1; request <= 11; request++) {
            assertThat(processor.take()).contains(TURN.multipliedBy(request));
        }
        assertThat(processor.take()).isEqualTo(Optional.empty());
        after(TURN);
        assertThat(processor.take()).as("room for one more").contains(TURN.multipliedBy(11));
        assertThat(processor.take()).isEmpty();
    }

    @Test
    void itCarriesNoMoreThanItsCapacity() {
        int carried = 0;
        for (int request = 0; request < 1000; request++) {
            carried += processor.take().isPresent() ? 1 : 0;
            after(Duration.ofMillis(10));
        }
        assertThat(carried).as("ten seconds, and one second of queue").isBetween(100, 111);
    }

    @Test
    void busyTimeCountsWhatWasDoneSoFar() {
        processor.take();
        processor.take();
        assertThat(processor.busy()).isZero();
        after(Duration.ofMillis(150));
        assertThat(processor.busy()).isEqualTo(Duration.ofMillis(150));
        after(Duration.ofMillis(850));
        assertThat(processor.busy()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void utilisationIsOfTheLastSecond() {
        assertThat(processor.utilisation()).isZero();
        for (int request = 0; request < 3; request++) {
            processor.take();
            after(Duration.ofMillis(200));
        }
        assertThat(processor.utilisation()).isCloseTo(0.3, within(1e-9));
        after(Duration.ofMillis(450));
        assertThat(processor.utilisation())
                .as("half of the first turn is over a second ago")
                .isCloseTo(0.25, within(1e-9));
        after(Duration.ofSeconds(5));
        assertThat(processor.utilisation()).isZero();
    }

    @Test
    void anOverloadedProcessorIsBusyAllTheTime() {
        for (int request = 0; request < 300; request++) {
            processor.take();
            after(Duration.ofMillis(10));
        }
        assertThat(processor.utilisation()).isCloseTo(1, within(1e-9));
        assertThat(processor.busy()).isEqualTo(Duration.ofSeconds(3));
    }

    private void after(Duration time) {
        nanos += time.toNanos();
    }
}
