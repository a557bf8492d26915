package dev.faultline.load;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * From Gatling's event loops to the one thread that reports. Giving never waits: when there is no room the observation
 * is dropped and counted, and a load generator that dropped any has not reported the whole. Safe for any thread.
 */
final class Handover {
    private final BlockingQueue<Observation> waiting;
    private final AtomicLong dropped = new AtomicLong();

    Handover(int room) {
        this.waiting = new ArrayBlockingQueue<>(room);
    }

    void give(Observation observation) {
        if (!waiting.offer(observation)) {
            dropped.incrementAndGet();
        }
    }

    /** Moves what is there into {@code taken}, waiting at most {@code limit} for the first. */
    void take(Collection<Observation> taken, Duration limit) throws InterruptedException {
        Observation first = waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            waiting.drainTo(taken);
        }
    }

    long dropped() {
        return dropped.get();
    }
}
