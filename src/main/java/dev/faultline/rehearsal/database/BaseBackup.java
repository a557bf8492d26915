package dev.faultline.rehearsal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Copies a running server's data folder over a replication connection with BASE_BACKUP, as pg_basebackup does. The
 * copy holds the write-ahead log that makes it consistent, so it can be started as a standby at once.
 */
final class BaseBackup {
    private static final String COMMAND = "BASE_BACKUP (LABEL 'clone', CHECKPOINT 'fast', WAL true, MANIFEST 'no')";

    private BaseBackup() {}

    /**
     * Copies into {@code folder}, which must be empty. {@code silence} is how long the server may say nothing.
     * Throws {@link PostgresError} when the server refuses, {@link IOException} when the link or the disk fails.
     */
    static void copy(WireConnection replication, Path folder, Duration silence) throws IOException {
        replication.send(COMMAND);
        CopyStream copy = CopyStream.begin(replication, silence);
        TarFolder.extract(new TarArchiveInputStream(copy), folder);
        copy.finish();
    }

    /** Writes the copy as a tar archive to {@code file}, which is there only once it is whole; throws as above. */
    static void save(WireConnection replication, Path file, Duration silence) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        replication.send(COMMAND);
        CopyStream copy = CopyStream.begin(replication, silence);
        Files.copy(copy, partial, StandardCopyOption.REPLACE_EXISTING);
        copy.finish();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
