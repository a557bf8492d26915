package dev.faultline.toxics;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the program of a real Toxiproxy server is: in {@code -Dtoxiproxy.server=} or the environment's
 * {@code TOXIPROXY}; {@code .ci/toxiproxy} prints such a path. Under {@code -Dinterop=required} it must be there.
 */
public final class RealToxiproxy {
    private static final String HOW = "no real Toxiproxy to compare with: name its server's program with "
            + "-Dtoxiproxy.server=PATH or TOXIPROXY=PATH, for example TOXIPROXY=$(bash .ci/toxiproxy)";

    private RealToxiproxy() {}

    /** The program, or nothing, which is said loudly. Fails where it is required, or named and not there. */
    public static Optional<Path> program() {
        String named = System.getProperty("toxiproxy.server", System.getenv().getOrDefault("TOXIPROXY", ""));
        if (!named.isBlank()) {
            Path program = Path.of(named);
            return Files.isExecutable(program)
                    ? Optional.of(program)
                    : fail("expected the program of a Toxiproxy server, found none at " + named);
        }
        if ("required".equals(System.getProperty("interop"))) {
            return fail(HOW);
        }
        System.out.println("SKIPPED: " + HOW);
        return Optional.empty();
    }
}
