package dev.faultline.rehearsal.database;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Remembers how far a writer's log reached when, so that a replica's position can be told as an age: how long before the
 * writer's newest known position the writer stood where the replica stands now. What nobody writes to does not age, which
 * the commit time of the last replayed transaction would. Its resolution is the time between two positions. Safe for any
 * thread.
 */
final class PositionHistory {
    /** More than half an hour of heartbeats that a replica never caught up with. */
    private static final int MOST = 10_000;

    private final Deque<Reached> reached = new ArrayDeque<>();

    private record Reached(Instant at, long position) {}

    /** At {@code at} the writer's log reached {@code position}, in bytes. Earlier than what is known, it is left out. */
    synchronized void writerReached(long position, Instant at) {
        Reached newest = reached.peekLast();
        if (newest != null && !at.isAfter(newest.at())) {
            return;
        }
        if (newest != null && (newest.position() == position || reached.size() == MOST)) {
            reached.removeLast();
        }
        reached.addLast(new Reached(at, position));
    }

    /** Another writer took the place of the one so far: its positions are others. */
    synchronized void beginAnew() {
        reached.clear();
    }

    /** How old is what a replica at {@code position} has: zero when it has all; empty when nothing is known of the writer. */
    synchronized Optional<Duration> age(long position) {
        while (reached.size() > 1 && second().position() <= position) {
            reached.removeFirst();
        }
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        boolean hasAll = reached.peekLast().position() <= position;
        return Optional.of(
                hasAll
                        ? Duration.ZERO
                        : Duration.between(
                                reached.peekFirst().at(), reached.peekLast().at()));
    }

    private Reached second() {
        var all = reached.iterator();
        all.next();
        return all.next();
    }
}
