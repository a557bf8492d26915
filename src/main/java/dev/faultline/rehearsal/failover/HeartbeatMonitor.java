package dev.faultline.rehearsal.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Judges a server by its heartbeats: so many misses in a row and it is lost, one answer and it is back. Safe for any
 * thread.
 *
 * @param <A> what the server says of itself
 */
public final class HeartbeatMonitor<A> implements HeartbeatListener<A> {
    private final int limit;
    private final InstantSource clock;
    private Instant lastAnswer;
    private Optional<A> latest = Optional.empty();
    private int misses;

    /** {@code limit} misses in a row mean lost. A server counts as there until it has had time to miss them. */
    public HeartbeatMonitor(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
        this.lastAnswer = clock.instant();
    }

    @Override
    public synchronized void answered(Optional<A> status) {
        lastAnswer = clock.instant();
        latest = status;
        misses = 0;
    }

    @Override
    public synchronized void missed() {
        misses++;
    }

    /** Begins anew, as after a restart. */
    public synchronized void reset() {
        lastAnswer = clock.instant();
        latest = Optional.empty();
        misses = 0;
    }

    /** Whether too many heartbeats in a row went without an answer. */
    public synchronized boolean lost() {
        return misses >= limit;
    }

    /** The same as a word to decide on. */
    public Presence presence() {
        return lost() ? Presence.LOST : Presence.THERE;
    }

    /** Whether its latest heartbeat went without an answer. */
    public synchronized boolean silent() {
        return misses > 0;
    }

    /** What it last said; empty while lost, before the first answer, and after one that said nothing. */
    public synchronized Optional<A> latest() {
        return lost() ? Optional.empty() : latest;
    }

    /** The loss in words for the log: how many heartbeats were missed and how long ago the last answer came. */
    public synchronized String describe() {
        return misses + " heartbeats missed, last answer " + silence().toMillis() + " ms ago";
    }

    /** How long ago the last answer came. */
    public synchronized Duration silence() {
        return Duration.between(lastAnswer, clock.instant());
    }
}
