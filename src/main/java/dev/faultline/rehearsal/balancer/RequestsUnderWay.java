package dev.faultline.rehearsal.balancer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests that a target works on, until it is closed to new ones; then tells when the last has ended.
 * Thread-safe without a lock: a request is counted before it looks whether it may begin, so either it sees that it may
 * not, or whoever closes sees it.
 */
final class RequestsUnderWay {
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch lastEnded = new CountDownLatch(1);
    private volatile boolean closed;

    /** Whether one more request may begin; if so it must be told to have {@link #ended}. */
    boolean begin() {
        count.incrementAndGet();
        if (closed) {
            ended();
            return false;
        }
        return true;
    }

    /** A request that had begun has ended. */
    void ended() {
        if (count.decrementAndGet() == 0 && closed) {
            lastEnded.countDown();
        }
    }

    /** No request begins from now on. */
    void close() {
        closed = true;
        if (count.get() == 0) {
            lastEnded.countDown();
        }
    }

    boolean isClosed() {
        return closed;
    }

    int count() {
        return count.get();
    }

    /** Whether all requests had ended before {@code limit} was over; only once it is closed. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return lastEnded.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
