package dev.faultline.rehearsal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A loop on a thread of its own. */
class LoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final StopSignal stop = new StopSignal();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void itGoesRoundUntilItIsClosed() {
        try (Loop loop = new Loop("test", stop, () -> round(Duration.ofMillis(1)), ends::incrementAndGet)) {
            loop.start();
            await().until(() -> rounds.get() > 3);
            assertThat(ends).hasValue(0);
        }
        assertThat(ends).hasValue(1);
        int last = rounds.get();
        assertThat(rounds).hasValue(last);
    }

    @Test
    void closingEndsAPauseAtOnce() {
        try (Loop loop = new Loop("test", stop, () -> round(LONG), ends::incrementAndGet)) {
            loop.start();
            await().until(() -> rounds.get() == 1);
        }
        assertThat(ends).hasValue(1);
    }

    @Test
    void thePlatformsStopEndsItToo() {
        try (Loop loop = new Loop("test", stop, () -> round(LONG), ends::incrementAndGet)) {
            loop.start();
            await().until(() -> rounds.get() == 1);
            stop.raise();
            await().until(() -> ends.get() == 1);
        }
    }

    @Test
    void oneThatWasNeverStartedIsClosedWithoutARound() {
        new Loop("test", stop, () -> round(LONG)).close();
        assertThat(rounds).hasValue(0);
    }

    private void round(Duration pause) throws InterruptedException {
        rounds.incrementAndGet();
        stop.pause(pause);
    }
}
