package dev.faultline.rehearsal.database;

import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The moment until which an answer is waited for.
 *
 * @param nanoTime that moment, on this process's monotonic clock
 */
record ReadLimit(long nanoTime) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** So long from now. */
    static ReadLimit in(Duration length) {
        return new ReadLimit(System.nanoTime() + length.toNanos());
    }

    /** What is left of it in milliseconds, at least 1; throws {@link SocketTimeoutException} when nothing is. */
    int leftMillis() throws SocketTimeoutException {
        long left = nanoTime - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, left / NANOS_PER_MILLI + 1);
    }
}
