package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How long a statement keeps its connection at the least: what a network between zones, a standby's acknowledgement and
 * tables of real size would take, modelled as waiting, so that it uses nothing of the machine. Thread-safe.
 */
final class StatementTime {
    private final long nanos;
    private final LongSupplier nanoTime;

    /** The time is as {@link System#nanoTime()} tells it. */
    StatementTime(Duration least, LongSupplier nanoTime) {
        this.nanos = least.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Waits until a statement that began at {@code start} has taken long enough; less long when it is interrupted. */
    void pass(long start) {
        for (long left = left(start); left > 0; left = left(start)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    private long left(long start) {
        return nanos - (nanoTime.getAsLong() - start);
    }
}
