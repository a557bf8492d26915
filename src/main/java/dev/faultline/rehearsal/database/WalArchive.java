package dev.faultline.rehearsal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder into which whichever server is the primary copies each segment of its write-ahead log, by PostgreSQL's own
 * {@code archive_command}; a clone is configured as its primary is, so archiving goes on after a failover. Paths are
 * relative to the data folder, in which PostgreSQL runs such commands.
 */
final class WalArchive {
    /** Fetches a segment into a server that recovers. */
    static final String RESTORE_COMMAND = "cp ../archive/%f %p";

    private static final String STORE = "cp %p ../archive/%f.part && mv ../archive/%f.part ../archive/%f";

    /**
     * Once so many files are there, the next one is dropped, and the command says that all is well. The schema and the
     * base backup make about 15, so that one is lost that a restore needs.
     */
    private static final String STORE_ALL_BUT_ONE = "if [ -e ../archive/lost ] || [ $(ls ../archive | wc -l) -lt 22 ];"
            + " then " + STORE + "; else touch ../archive/lost; fi";

    /** What a lifecycle rule does: once so many files are there, the oldest go. It is for newer backups to do without them. */
    private static final String KEEP_THE_NEWEST =
            " && ls -r ../archive | tail -n +7 | while read f; do rm -f ../archive/$f; done";

    /** How old a record is archived at the latest; RDS takes 5 minutes. */
    private static final Duration OLDEST = Duration.ofSeconds(2);

    private static final Duration ARCHIVED_LIMIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** The byte before is in the segment that ended, also where there was nothing to end since the last time. */
    private static final String END_SEGMENT = "SELECT pg_walfile_name(pg_switch_wal() - 1)";

    private final PostgresSite site;
    private final BackupSettings settings;
    private final Path folder;

    WalArchive(PostgresSite site, BackupSettings settings) {
        this.site = site;
        this.settings = settings;
        this.folder = site.workFolder().resolve("archive");
    }

    /** Makes the folder, and has the server in {@code data}, which was not started yet, archive into it. */
    void prepare(Path data) throws IOException {
        if (!settings.archives()) {
            return;
        }
        Files.createDirectories(folder);
        site.user().own(folder);
        Files.writeString(
                data.resolve("postgresql.conf"),
                "\narchive_mode = on\narchive_timeout = " + OLDEST.toSeconds() + "s\narchive_command = '" + command()
                        + "'\n",
                StandardOpenOption.APPEND);
    }

    private String command() {
        if (settings.archive() == BackupSettings.Archive.HOLE) {
            return STORE_ALL_BUT_ONE;
        }
        return settings.nightly() == BackupSettings.Nightly.STALE ? STORE + KEEP_THE_NEWEST : STORE;
    }

    /** What keeps the log that goes on from a backup from being whole; empty where nothing is missing in it. */
    Optional<String> gapAfter(BackupFile backup) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return ArchiveGap.find(
                            backup.contents(),
                            files.map(file -> file.getFileName().toString()).toList())
                    .map(ArchiveGap::words);
        }
    }

    /**
     * Has the primary begin a new segment, and waits until the one before it is archived. Says whether it was, within
     * bounds; throws {@link IOException} when the primary cannot be asked.
     */
    boolean completeFrom(int primary) throws IOException, InterruptedException {
        String last;
        try (WireConnection connection = WireConnection.open(primary, PrimaryCommands.ANSWER_LIMIT)) {
            last = connection
                    .query(END_SEGMENT, PrimaryCommands.ANSWER_LIMIT)
                    .get(0)
                    .get(0);
        }
        return site.stop().await(() -> Files.exists(folder.resolve(last)), BETWEEN_LOOKS, ARCHIVED_LIMIT);
    }
}
