package dev.faultline.plan.aws;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the programs of a moto server and of the AWS CLI are: in {@code -Dmoto.programs=} or the environment's
 * {@code MOTO}; {@code .ci/moto} prints such a folder. Under {@code -Dmoto=required} they must be there.
 */
final class RealMoto {
    private static final String HOW = "no moto server and AWS CLI to hand the experiments to: name the folder of their"
            + " programs with -Dmoto.programs=FOLDER or MOTO=FOLDER, for example MOTO=$(bash .ci/moto)";

    private RealMoto() {}

    /** The folder, or nothing, which is said loudly. Fails where it is required, or named and not there. */
    static Optional<Path> programs() {
        String named = System.getProperty("moto.programs", System.getenv().getOrDefault("MOTO", ""));
        if (!named.isBlank()) {
            Path folder = Path.of(named);
            return Files.isExecutable(folder.resolve("moto_server")) && Files.isExecutable(folder.resolve("aws"))
                    ? Optional.of(folder)
                    : fail("expected the programs moto_server and aws, found not both in " + named);
        }
        if ("required".equals(System.getProperty("moto"))) {
            return fail(HOW);
        }
        System.out.println("SKIPPED: " + HOW);
        return Optional.empty();
    }
}
