package dev.faultline.target;

import dev.faultline.cli.PackagedJvm;
import dev.faultline.rehearsal.database.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a system up on this machine as the harness does, in a folder of its own that goes when this is closed. */
public final class SystemOnThisMachine implements AutoCloseable {
    private final Path folder;

    /** Makes the folder, which the databases' user can reach. */
    public SystemOnThisMachine() throws IOException {
        folder = Files.setPosixFilePermissions(
                Files.createTempDirectory("faultline-it-"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The system with these settings, once; closed by who asked for it. */
    public Target started(Map<String, String> platform) throws Exception {
        List<String> java = PackagedJvm.command();
        Path work = Files.createDirectory(folder.resolve("work"));
        WorkFolder.open(work);
        Optional<Path> cache = Optional.of(Path.of("target", "postgres-cache").toAbsolutePath());
        return EmbeddedTarget.start(new Launch(java, java, work, cache, folder.resolve("logs"), platform), part -> {});
    }

    @Override
    public void close() throws IOException {
        FolderTree.delete(folder);
    }
}
