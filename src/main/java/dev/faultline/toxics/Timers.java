package dev.faultline.toxics;

import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;

/** The actions of one event loop that wait for their instant, on the monotonic clock; confined to the loop's thread. */
final class Timers {
    /** Keeps differences of monotonic instants far from overflow: who asks for more waits this long. */
    static final Duration LONGEST = Duration.ofDays(3650);

    private static final Comparator<Timer> BY_DUE = (a, b) -> {
        int order = Long.signum(a.dueNanos - b.dueNanos);
        return order != 0 ? order : Long.compare(a.number, b.number);
    };

    private final TreeSet<Timer> waiting = new TreeSet<>(BY_DUE);
    private long scheduled;

    /** An action that waits; it can be called off. */
    final class Timer {
        private final long dueNanos;
        private final long number;
        private final Runnable action;

        private Timer(long dueNanos, long number, Runnable action) {
            this.dueNanos = dueNanos;
            this.number = number;
            this.action = action;
        }

        /** Calls the action off; does nothing when it has run. */
        void cancel() {
            waiting.remove(this);
        }
    }

    /** Has {@code action} run once {@code delay} has passed since {@code nowNanos}; a negative delay counts as zero. */
    Timer schedule(long nowNanos, Duration delay, Runnable action) {
        Timer timer = new Timer(nowNanos + bounded(delay).toNanos(), scheduled++, action);
        waiting.add(timer);
        return timer;
    }

    /** Runs what is due. What these actions schedule anew waits for the next call, so that none can starve the loop. */
    void runDue(long nowNanos) {
        long firstNew = scheduled;
        while (!waiting.isEmpty()) {
            Timer next = waiting.first();
            if (next.dueNanos - nowNanos > 0 || next.number >= firstNew) {
                return;
            }
            waiting.remove(next);
            next.action.run();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How long until the next action is due; zero or less when one is due already. Only when not empty. */
    Duration untilNext(long nowNanos) {
        return Duration.ofNanos(waiting.first().dueNanos - nowNanos);
    }

    private static Duration bounded(Duration delay) {
        if (delay.isNegative()) {
            return Duration.ZERO;
        }
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
