package dev.faultline.rehearsal.failover;

import java.util.Optional;

/**
 * Hears what came of each heartbeat.
 *
 * @param <A> what a server says of itself
 */
public interface HeartbeatListener<A> {
    /** The server is there; {@code status} is what it said, empty when that was nothing. */
    void answered(Optional<A> status);

    /** It gave no answer. */
    void missed();
}
