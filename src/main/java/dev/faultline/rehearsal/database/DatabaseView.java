package dev.faultline.rehearsal.database;

import java.util.Optional;

/**
 * A database as it looks from outside.
 *
 * @param name for example {@code db-a}
 * @param zone the zone it is in
 * @param role what it is at present
 * @param process its server's process; empty while down
 * @param status its latest answer to a heartbeat; empty while it does not answer
 */
public record DatabaseView(
        String name, String zone, Role role, Optional<ProcessHandle> process, Optional<DatabaseStatus> status) {
    /** What a database is at present. */
    public enum Role {
        /** Takes the writes. */
        PRIMARY,
        /** Follows the primary. */
        STANDBY,
        /** Follows the primary of the other region; no commit waits for it. */
        REPLICA,
        /** Is being made anew from the primary. */
        CLONING,
        /** Does not run, or has not answered for too long. */
        DOWN
    }

    /** Whether its latest answer said that it takes writes. */
    public boolean writes() {
        return status.filter(DatabaseStatus::writer).isPresent();
    }
}
