package dev.faultline.rehearsal.cache;

import java.util.Optional;

/**
 * One of the two Redis servers as it looks from outside.
 *
 * @param name for example {@code redis-a}
 * @param zone the zone it is in
 * @param role what it is at present
 * @param process its process; empty while down
 * @param status its latest answer to a heartbeat; empty while it does not answer
 */
public record CacheView(
        String name, String zone, Role role, Optional<ProcessHandle> process, Optional<CacheStatus> status) {
    /** What a server is at present. */
    public enum Role {
        /** Takes the writes. */
        PRIMARY,
        /** Is to follow the primary; whether changes arrive, its status says. */
        REPLICA,
        /** Does not run, or has not answered for too long or at all. */
        DOWN
    }
}
