package dev.faultline.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the rehearsal platform is brought up.
 *
 * @param detachedJava the command that runs Java with Faultline's class path in a session of its own
 * @param java the same, in the session of whoever runs it: how the platform starts its own parts
 * @param workFolder for databases and sockets; the platform deletes it when it stops
 * @param cache where unpacked programs are kept from one rehearsal to the next; empty where that cannot be
 * @param logs where each process's log goes
 * @param platform the rehearsal platform's settings
 */
public record Launch(
        List<String> detachedJava,
        List<String> java,
        Path workFolder,
        Optional<Path> cache,
        Path logs,
        Map<String, String> platform) {

    /** The same, with another command for the platform's own parts. */
    Launch with(List<String> javaOfParts) {
        return new Launch(detachedJava, javaOfParts, workFolder, cache, logs, platform);
    }

    /** The command that runs one of Faultline's programs in a session of its own. */
    List<String> command(List<String> options, Class<?> main) {
        return Stream.of(detachedJava, options, List.of(main.getName()))
                .flatMap(List::stream)
                .toList();
    }

    /** That its folders cannot be written to, as whoever asked for the platform is told. */
    TargetFailed unwritable(IOException why) {
        return new TargetFailed(
                "the platform", "cannot write to " + workFolder + " or " + logs + ": " + why.getMessage(), List.of());
    }
}
