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
        return with(spec, Duration.ofSeconds(7), spec.fitting(), spec.replay());
    }

    /** The same, fitted to another system. */
    static InjectorSpec fitted(InjectorSpec spec, Fitting fitting) {
        return with(spec, spec.requestTimeout(), fitting, spec.replay());
    }

    /** The same, with arrivals that a log says. */
    static InjectorSpec replaying(InjectorSpec spec, Replay replay) {
        return with(spec, spec.requestTimeout(), spec.fitting(), Optional.of(replay));
    }

    private static InjectorSpec with(
            InjectorSpec spec, Duration requestTimeout, Fitting fitting, Optional<Replay> replay) {
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
                requestTimeout,
                fitting,
                replay);
    }
}
