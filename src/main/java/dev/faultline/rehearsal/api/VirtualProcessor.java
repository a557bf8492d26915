package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One processor that does not exist: each request occupies it for the same time, first come first served (a D/1 queue,
 * bounded by how long a request may wait). It limits what an instance carries without using the machine up. Thread-safe.
 */
final class VirtualProcessor {
    /** A request that would have to wait longer for its turn is turned away. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** How far back {@link #utilisation()} looks. */
    static final Duration WINDOW = Duration.ofSeconds(1);

    private final long nanosPerRequest;
    private final LongSupplier nanoTime;
    private final long started;
    private final Deque<Busy> recent = new ArrayDeque<>();
    private long freeFrom;
    private long occupied;

    /** Carries so many requests a second; the time is as {@link System#nanoTime()} tells it. */
    VirtualProcessor(int requestsPerSecond, LongSupplier nanoTime) {
        this.nanosPerRequest = Duration.ofSeconds(1).toNanos() / requestsPerSecond;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** A stretch without a gap; nanoseconds since the start. */
    private record Busy(long from, long to) {
        long within(long start, long end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, start));
        }
    }

    /** Takes the next turn: how long it is until it will be over. Empty, and nothing taken, when the wait is too long. */
    synchronized Optional<Duration> take() {
        long now = now();
        long start = Math.max(now, freeFrom);
        if (start - now > LONGEST_WAIT.toNanos()) {
            return Optional.empty();
        }
        forgetBefore(now - WINDOW.toNanos());
        boolean goesOn = !recent.isEmpty() && recent.getLast().to() == start;
        long from = goesOn ? recent.removeLast().from() : start;
        freeFrom = start + nanosPerRequest;
        recent.addLast(new Busy(from, freeFrom));
        occupied += nanosPerRequest;
        return Optional.of(Duration.ofNanos(freeFrom - now));
    }

    /** How long it has been busy altogether. */
    synchronized Duration busy() {
        return Duration.ofNanos(occupied - Math.max(0, freeFrom - now()));
    }

    /** How much of the last {@link #WINDOW} it was busy, 0 to 1. */
    synchronized double utilisation() {
        long now = now();
        long start = now - WINDOW.toNanos();
        long busy =
                recent.stream().mapToLong(stretch -> stretch.within(start, now)).sum();
        return (double) busy / WINDOW.toNanos();
    }

    private void forgetBefore(long instant) {
        while (!recent.isEmpty() && recent.getFirst().to() <= instant) {
            recent.removeFirst();
        }
    }

    private long now() {
        return nanoTime.getAsLong() - started;
    }
}
