package dev.faultline.rehearsal.database;

/**
 * How the database is backed up.
 *
 * @param archive what becomes of its write-ahead log
 * @param nightly whether there is a base backup for that log to go on from
 */
public record BackupSettings(Archive archive, Nightly nightly) {
    /** Nothing is backed up: what a scenario that restores nothing has no need to pay for. */
    public static final BackupSettings NONE = new BackupSettings(Archive.OFF, Nightly.RUNS);

    /** What becomes of the write-ahead log. */
    public enum Archive {
        /** It is not kept, and there is no base backup either. */
        OFF,
        /** Each segment is copied into the archive. */
        ON,
        /** The same, but one segment got lost on its way, and nobody was told: a known-bad setting. */
        HOLE
    }

    /** The job that makes base backups; the night is when the platform starts. */
    public enum Nightly {
        /** It makes one. */
        RUNS,
        /** It fails, and nobody is told: a known-bad setting. */
        FAILS,
        /** What it makes breaks off in the middle, and nobody is told: a known-bad setting. */
        TRUNCATED,
        /** It has not run for longer than the log is kept, and nobody is told: a known-bad setting. */
        STALE
    }

    /** Whether segments are archived at all. */
    boolean archives() {
        return archive != Archive.OFF;
    }
}
