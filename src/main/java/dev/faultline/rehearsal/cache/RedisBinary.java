package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes the Redis server for this machine out of the jar on the class path. */
final class RedisBinary {
    private static final String VERSION = "7.0.15";
    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64", "x86", "386", "i386", "386");

    private RedisBinary() {}

    /** Its place in {@code folder}, where it is written, executable, unless it is there already. Safe for any thread. */
    static synchronized Path unpackedIn(Path folder) throws StartFailure {
        Path file = folder.resolve("redis-server");
        if (!Files.exists(file)) {
            unpackTo(file);
        }
        return file;
    }

    private static void unpackTo(Path file) throws StartFailure {
        String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream binary = RedisBinary.class.getResourceAsStream(resource)) {
            if (binary == null) {
                throw failure("no Redis for this machine is on the class path: expected " + resource
                        + " in the jar of org.signal:embedded-redis");
            }
            Files.copy(binary, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw failure("cannot unpack Redis to " + file + ": " + e.getMessage());
        }
    }

    /** The name of the binary in the jar for an operating system and architecture as Java names them. */
    static String resource(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return "/redis-server-" + VERSION + "-" + os + "-" + ARCHITECTURES.getOrDefault(architecture, architecture);
    }

    private static StartFailure failure(String why) {
        return new StartFailure("redis", why, List.of());
    }
}
