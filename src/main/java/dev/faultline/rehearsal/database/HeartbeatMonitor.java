package dev.faultline.rehearsal.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Judges a database by its heartbeats: so many misses in a row and it is lost, one answer and it is back. A standby that
 * stops streaming is judged the same way. Safe for any thread.
 */
final class HeartbeatMonitor {
    private final int limit;
    private final InstantSource clock;
    private Instant lastAnswer;
    private Optional<DatabaseStatus> latest = Optional.empty();
    private int misses;
    private int withoutStream;

    /** {@code limit} misses in a row mean lost. A database counts as there until it has had time to miss them. */
    HeartbeatMonitor(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
        this.lastAnswer = clock.instant();
    }

    /** Takes an answer. */
    synchronized void answered(DatabaseStatus status) {
        lastAnswer = clock.instant();
        latest = Optional.of(status);
        misses = 0;
        withoutStream = status.streams() ? 0 : withoutStream + 1;
    }

    /** Takes a heartbeat that got none. */
    synchronized void missed() {
        misses++;
    }

    /** Begins anew, as after a restart. */
    synchronized void reset() {
        lastAnswer = clock.instant();
        latest = Optional.empty();
        misses = 0;
        withoutStream = 0;
    }

    /** Whether too many heartbeats in a row went without an answer. */
    synchronized boolean lost() {
        return misses >= limit;
    }

    /** Whether too many answers in a row said that no standby streams. */
    synchronized boolean streamLost() {
        return withoutStream >= limit;
    }

    /** The latest answer; empty while lost and before the first one. */
    synchronized Optional<DatabaseStatus> latest() {
        return lost() ? Optional.empty() : latest;
    }

    /** How long ago the last answer came. */
    synchronized Duration silence() {
        return Duration.between(lastAnswer, clock.instant());
    }

    /** How many heartbeats in a row were missed. */
    synchronized int misses() {
        return misses;
    }
}
