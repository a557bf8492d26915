package dev.faultline.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The moment, on the monotonic clock, at which something stops being waited for. */
final class Deadline {
    /** How often something is looked at that sends no word when it changes, such as a process. */
    static final Duration LOOK = Duration.ofMillis(10);

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline after(Duration bound) {
        return new Deadline(System.nanoTime() + bound.toNanos());
    }

    /** What is left; never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    boolean passed() {
        return left().isZero();
    }

    /** Waits this long, but not past the deadline. */
    void pause(Duration pause) throws InterruptedException {
        long wait = Math.min(pause.toNanos(), left().toNanos());
        // A latch that nobody opens: an interruptible wait that ends by time alone.
        boolean opened = new CountDownLatch(1).await(wait, TimeUnit.NANOSECONDS);
        assert !opened;
    }

    /** One look at something. */
    @FunctionalInterface
    interface Look<X extends Exception> {
        boolean seen() throws X, InterruptedException;
    }

    /** Looks until it is seen, or the deadline has passed; at least once. */
    <X extends Exception> boolean awaits(Look<X> look) throws X, InterruptedException {
        while (!look.seen()) {
            if (passed()) {
                return false;
            }
            pause(LOOK);
        }
        return true;
    }
}
