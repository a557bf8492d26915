package dev.faultline.run;

import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Lets a signal, a stop condition or a lost lease cut a run short: every wait of the run ends at once. Safe for any thread. */
public final class Interruption {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final AtomicReference<String> cut = new AtomicReference<>();
    private final CountDownLatch requested = new CountDownLatch(1);
    /** Beside the reason: whoever asks while the run is being cut short already wants no further run either. */
    private volatile boolean byPerson;

    /** Asks for the run to be cut short for what it has met; the first reason stays. */
    public void request(String why) {
        cut.compareAndSet(null, why);
        requested.countDown();
    }

    /** Asks for the run to be cut short since a person wants its end, and that of what would follow; the first reason stays. */
    public void requestByPerson(String why) {
        byPerson = true;
        request(why);
    }

    /** Why the run is cut short; empty while it is not. */
    public Optional<String> reason() {
        return Optional.ofNullable(cut.get());
    }

    /** Whether a person has asked for the end, be it first or after the run itself. */
    public boolean byPerson() {
        return byPerson;
    }

    /** Waits until {@code instant}, or less when the run is cut short. */
    public void awaitUntil(Instant instant, RunClock clock) throws InterruptedException {
        Duration left = Duration.between(clock.now(), instant);
        if (!left.isNegative()) {
            requested.await(left.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Something that comes to hold in time. */
    @FunctionalInterface
    interface Condition {
        /** Whether it holds now; looks once, in a bounded time. */
        boolean holds() throws InterruptedException;
    }

    /** Waits until {@code condition} holds, looking every 50 ms, at most until {@code limit}, or less when cut short. */
    boolean awaitUntil(Condition condition, Instant limit, RunClock clock) throws InterruptedException {
        while (!condition.holds()) {
            if (reason().isPresent() || !clock.now().isBefore(limit)) {
                return false;
            }
            requested.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }
}
