package dev.faultline.rehearsal.database;

import java.time.Duration;

/**
 * How the database is set up and watched.
 *
 * @param replication whether a commit waits for the standby
 * @param link what becomes of the replication link once the standby streams
 * @param controller whether the failover controller acts
 * @param heartbeat how long after one heartbeat the next is sent
 * @param misses so many heartbeats in a row without an answer mean that a database is lost
 */
public record DatabaseSettings(
        Replication replication, ReplicationLink link, Controller controller, Duration heartbeat, int misses) {
    /** Whether a commit waits for the standby. */
    public enum Replication {
        /** It does: a failover loses nothing that was acknowledged. */
        SYNCHRONOUS,
        /** It does not: a known-bad setting. */
        ASYNCHRONOUS
    }

    /** What becomes of the replication link once the standby streams. */
    public enum ReplicationLink {
        /** It carries the stream. */
        UP,
        /** It accepts and swallows everything, silently: a known-bad setting. */
        BLACK_HOLED
    }

    /** Whether the failover controller acts. */
    public enum Controller {
        /** It does. */
        ON,
        /** It only watches; nothing fails over and nothing is restarted: a known-bad setting. */
        ASLEEP
    }

    /** How long a heartbeat waits for its answer: two intervals, and never under half a second. */
    public Duration heartbeatLimit() {
        Duration two = heartbeat.multipliedBy(2);
        Duration least = Duration.ofMillis(500);
        return two.compareTo(least) < 0 ? least : two;
    }
}
