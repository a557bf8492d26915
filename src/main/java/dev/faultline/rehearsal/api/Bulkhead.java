package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many callers inside at once; the others wait a moment, then are turned away.
 *
 * <p>Failsafe 3.3.2 has one, but loses a permit whenever a waiting caller gives up, so that it ends up shut for good.
 * Thread-safe.
 */
final class Bulkhead {
    private final Semaphore places;
    private final Duration longestWait;

    Bulkhead(int insideAtOnce, Duration longestWait) {
        this.places = new Semaphore(insideAtOnce, true);
        this.longestWait = longestWait;
    }

    /** Thrown at a caller who found no place in time; nothing was done. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full() {
            super("too many are inside already", null, false, false);
        }
    }

    /** What is done inside. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs work inside.
     *
     * @throws Full when no place came free in time
     */
    <T, E extends Exception> T run(Work<T, E> work) throws E {
        if (!entered()) {
            throw new Full();
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
