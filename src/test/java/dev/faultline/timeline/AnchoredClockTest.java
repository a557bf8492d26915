package dev.faultline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The run's clock: the wall's time, but one that never steps back. */
class AnchoredClockTest {
    @Test
    void neverGoesBack() {
        AnchoredClock clock = AnchoredClock.anchored("test");
        Instant last = clock.now();
        for (int i = 0; i < 100_000; i++) {
            Instant now = clock.now();
            assertThat(now.isBefore(last)).isFalse();
            last = now;
        }
    }

    @Test
    void countsFromItsAnchor() {
        AnchoredClock clock = AnchoredClock.anchored("test");
        Duration elapsed = Duration.ofNanos(System.nanoTime() - clock.anchor().monotonicNanos());
        Duration told = Duration.between(clock.anchor().wall(), clock.now());
        assertThat(told).isGreaterThanOrEqualTo(elapsed);
    }

    @Test
    void namesItsProcessAndHowWellItWasPinned() {
        ClockAnchor anchor = AnchoredClock.anchored("load:X").anchor();
        assertThat(anchor.process()).isEqualTo("load:X");
        assertThat(anchor.uncertainty().isNegative()).isFalse();
    }

    @Test
    void clocksOfOneMachineAgreeAsFarAsTheyWerePinned() {
        AnchoredClock one = AnchoredClock.anchored("one");
        AnchoredClock other = AnchoredClock.anchored("other");
        Duration wallApart =
                Duration.between(one.anchor().wall(), other.anchor().wall());
        Duration monotonicApart =
                Duration.ofNanos(other.anchor().monotonicNanos() - one.anchor().monotonicNanos());
        Duration resolution = Duration.ofMillis(1);
        assertThat(wallApart.minus(monotonicApart).abs())
                .isLessThanOrEqualTo(one.anchor()
                        .uncertainty()
                        .plus(other.anchor().uncertainty())
                        .plus(resolution));
    }
}
