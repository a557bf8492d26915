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

    private final AtomicReference<Cut> cut = new AtomicReference<>();
    private final CountDownLatch requested = new CountDownLatch(1);

    /** Who cuts a run short. */
    private enum By {
        /** Somebody who wants no further run either. */
        A_PERSON,
        /** What the run itself has met. */
        THE_RUN
    }

    private record Cut(By by, String why) {}

    /** Asks for the run to be cut short for what it has met; the first reason stays. */
    public void request(String why) {
        request(new Cut(By.THE_RUN, why));
    }

    /** Asks for the run to be cut short since a person wants its end; the first reason stays. */
    public void requestByPerson(String why) {
        request(new Cut(By.A_PERSON, why));
    }

    private void request(Cut why) {
        cut.compareAndSet(null, why);
        requested.countDown();
    }

    /** Why the run is cut short; empty while it is not. */
    public Optional<String> reason() {
        return Optional.ofNullable(cut.get()).map(Cut::why);
    }

    /** Whether it is a person who cuts it short. */
    public boolean byPerson() {
        return Optional.ofNullable(cut.get())
                .filter(why -> why.by() == By.A_PERSON)
                .isPresent();
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
