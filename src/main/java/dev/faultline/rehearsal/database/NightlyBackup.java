package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The job that keeps a base backup: where every restore begins, since the archived log only tells what changed since. */
final class NightlyBackup {
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(10);

    private final BackupSettings settings;
    private final Path file;

    NightlyBackup(PostgresSite site, BackupSettings settings) {
        this.settings = settings;
        this.file = site.workFolder().resolve("backup").resolve("base.tar");
    }

    /** Makes a base backup of the server at {@code port}, where the settings say that the job works. */
    void run(int port) throws StartFailure {
        if (!settings.archives() || settings.nightly() == BackupSettings.Nightly.FAILS) {
            return;
        }
        try (WireConnection replication = WireConnection.openReplication(port, "nightly-backup", SILENCE_LIMIT)) {
            Files.createDirectories(file.getParent());
            BaseBackup.save(replication, file, SILENCE_LIMIT);
            breakOff();
        } catch (IOException e) {
            throw new StartFailure("backup", "no base backup could be made: " + e.getMessage(), List.of(), e);
        }
    }

    /** As an upload does that ends early and is taken for whole. */
    private void breakOff() throws IOException {
        if (settings.nightly() == BackupSettings.Nightly.TRUNCATED) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        }
    }

    /** The newest base backup; empty when none was ever made. */
    Optional<BackupFile> newest() {
        return Optional.of(file).filter(Files::exists).map(BackupFile::new);
    }
}
