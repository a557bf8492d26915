package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a lease is held and when it is lost, on clocks that the test moves. */
class LeaseTest {
    private static final Duration TERM = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private final AtomicBoolean watched = new AtomicBoolean(true);
    private Journal journal;
    private Lease lease;

    @BeforeEach
    void takeLease() throws IOException {
        journal = Journal.open(folder, "run");
        lease = new Lease(journal, new LeaseTerm(TERM, clock), new Bench.StubLine(watched));
    }

    @Test
    void aLeaseThatIsRenewedInTimeIsHeldForEver() {
        for (int i = 0; i < 100; i++) {
            clock.pass(TERM);
            assertThatCode(lease::requireHeld).doesNotThrowAnyException();
            lease.renew();
        }
    }

    @Test
    void aHarnessThatWasFrozenForLongerThanTheTermHasLostItsLeaseForGood() {
        clock.pass(TERM.plusMillis(1));
        lease.renew();

        assertThatThrownBy(lease::requireHeld)
                .isInstanceOf(LeaseLost.class)
                .hasMessageContainingAll("not renewed for 10001 ms", "its term is 10000 ms");
        lease.renew();
        assertThat(lease.lost()).isPresent();
    }

    @Test
    void timeOnTheWallAloneEndsALease() {
        clock.wall = clock.wall.plus(TERM).plusMillis(1);

        assertThatThrownBy(lease::requireHeld).isInstanceOf(LeaseLost.class).hasMessageContaining("wall time");
    }

    @Test
    void aWallClockThatIsSetBackDoesNotLengthenALease() {
        clock.wall = clock.wall.minus(Duration.ofDays(1));
        clock.monotonic = clock.monotonic.plus(TERM).plusMillis(1);

        assertThatThrownBy(lease::requireHeld).isInstanceOf(LeaseLost.class).hasMessageContaining("monotonic time");
    }

    @Test
    void withoutItsWatchdogALeaseIsLost() {
        watched.set(false);

        assertThatThrownBy(lease::requireHeld).isInstanceOf(LeaseLost.class).hasMessageContaining("watchdog is gone");
    }

    @Test
    void anEpochThatTheWatchdogHasClosedEndsTheLease() throws Exception {
        new Unwinding(new JournalFile(journal.path()), "the watchdog", Clock.systemUTC()).unwind("it was silent");

        assertThatThrownBy(lease::requireHeld).isInstanceOf(LeaseLost.class).hasMessageContaining("it was silent");
    }

    /** Clocks that stand still until they are told to move. */
    private static final class MovedClock implements LeaseClock {
        private Instant wall = Instant.parse("2026-03-01T10:00:00Z");
        private Duration monotonic = Duration.ZERO;

        void pass(Duration time) {
            wall = wall.plus(time);
            monotonic = monotonic.plus(time);
        }

        @Override
        public Instant wall() {
            return wall;
        }

        @Override
        public Duration monotonic() {
            return monotonic;
        }
    }
}
