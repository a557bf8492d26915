package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.HeartbeatPace;
import java.time.Duration;

/**
 * How the database is set up and watched.
 *
 * @param replication whether a commit waits for the standby
 * @param link what becomes of the replication link once the standby streams
 * @param controller whether the failover controller acts
 * @param heartbeat how long after one heartbeat the next is sent
 * @param misses so many heartbeats in a row without an answer mean that a database is lost
 * @param detection what counts as an answer
 * @param standbyZone where the standby is
 * @param exposure where else it can be reached
 * @param backup how it is backed up
 */
public record DatabaseSettings(
        Replication replication,
        ReplicationLink link,
        Controller controller,
        Duration heartbeat,
        int misses,
        Detection detection,
        StandbyZone standbyZone,
        Exposure exposure,
        BackupSettings backup) {

    /** Heartbeats are queries, the standby is in a zone of its own, nothing is exposed, and nothing backed up. */
    public DatabaseSettings(
            Replication replication, ReplicationLink link, Controller controller, Duration heartbeat, int misses) {
        this(
                replication,
                link,
                controller,
                heartbeat,
                misses,
                Detection.QUERY,
                StandbyZone.OTHER,
                Exposure.PRIVATE,
                BackupSettings.NONE);
    }

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

    /** What counts as an answer to a heartbeat. */
    public enum Detection {
        /** The answer to a query. */
        QUERY,
        /** A connection that is accepted, which a frozen server's are: a known-bad setting. */
        CONNECT
    }

    /** Where the standby is. */
    public enum StandbyZone {
        /** In the zone after the primary's. */
        OTHER,
        /** In the primary's own: a known-bad setting. */
        SAME
    }

    /** The same with another way to detect a loss. */
    public DatabaseSettings with(Detection other) {
        return new DatabaseSettings(
                replication, link, controller, heartbeat, misses, other, standbyZone, exposure, backup);
    }

    /** The same with the standby elsewhere. */
    public DatabaseSettings with(StandbyZone other) {
        return new DatabaseSettings(
                replication, link, controller, heartbeat, misses, detection, other, exposure, backup);
    }

    /** The same with another exposure. */
    public DatabaseSettings with(Exposure other) {
        return new DatabaseSettings(
                replication, link, controller, heartbeat, misses, detection, standbyZone, other, backup);
    }

    /** The same, backed up in another way. */
    public DatabaseSettings with(BackupSettings other) {
        return new DatabaseSettings(
                replication, link, controller, heartbeat, misses, detection, standbyZone, exposure, other);
    }

    /** How often it is asked, and how soon it counts as lost. */
    public HeartbeatPace pace() {
        return new HeartbeatPace(heartbeat, misses);
    }
}
