package dev.faultline.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What tests that fork a load generator share. */
final class Forks {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Forks() {}

    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"));
    }

    static InjectorSpec spec(String simulation, URI url, double usersPerSecond, Duration total, Path folder) {
        return new InjectorSpec(
                InjectorSpec.loadSource(simulation),
                simulation,
                url,
                url,
                Optional.of(url),
                Optional.empty(),
                usersPerSecond,
                Climb.NONE,
                Duration.ZERO,
                total,
                42,
                folder.resolve("ledger.jsonl"),
                "test-run",
                Duration.ofSeconds(1),
                Fitting.OF_A_STAND_IN);
    }

    /** The same, with requests that may take nearly as long as a drain. */
    static InjectorSpec patient(InjectorSpec spec) {
        return new InjectorSpec(
                spec.source(),
                spec.simulation(),
                spec.baseUrl(),
                spec.smsUrl(),
                spec.paymentsUrl(),
                spec.plainUrl(),
                spec.usersPerSecond(),
                spec.climb(),
                spec.warmUp(),
                spec.total(),
                spec.seed(),
                spec.ledger(),
                spec.runId(),
                Duration.ofSeconds(7),
                Fitting.OF_A_STAND_IN);
    }
}
