package dev.faultline.rehearsal.cache;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a Redis server answered to one heartbeat.
 *
 * @param role what it takes itself for
 * @param link on a replica, whether it is connected to its primary and holds its data
 * @param history the replication id: offsets can be compared only where it is the same
 * @param offset how far it is in that history, in bytes
 */
public record CacheStatus(Role role, Link link, String history, long offset) {
    /** What a server takes itself for. */
    public enum Role {
        /** Takes writes. */
        PRIMARY,
        /** Follows another and refuses writes. */
        REPLICA
    }

    /** A replica's connection to its primary. */
    public enum Link {
        /** Changes arrive as they are made. */
        UP,
        /** They do not, or the first copy is still under way; also a primary's, which follows nobody. */
        DOWN
    }

    /** Whether it is a replica to which changes arrive. */
    public boolean follows() {
        return role == Role.REPLICA && link == Link.UP;
    }

    /** Reads the answer to {@code INFO replication}; throws {@link IllegalArgumentException} for any other. */
    static CacheStatus of(String info) {
        Map<String, String> fields = info.lines()
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, second) -> second));
        Role role = "master".equals(fields.get("role")) ? Role.PRIMARY : Role.REPLICA;
        String offset = fields.get(role == Role.PRIMARY ? "master_repl_offset" : "slave_repl_offset");
        String history = fields.get("master_replid");
        if (offset == null || history == null) {
            throw new IllegalArgumentException("expected Redis's answer to INFO replication, found: " + info);
        }
        Link link = "up".equals(fields.get("master_link_status")) ? Link.UP : Link.DOWN;
        return new CacheStatus(role, link, history, Long.parseLong(offset));
    }
}
