package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pins the seam to Gatling: each way a request can fail is provoked for real and must come out as its own kind. */
class StatsTapTest {
    private static final Map<String, FailureKind> EXPECTED = Map.ofEntries(
            Map.entry("ok", FailureKind.NONE),
            Map.entry("server-error", FailureKind.SERVER_ERROR),
            Map.entry("client-error", FailureKind.CLIENT_ERROR),
            Map.entry("expected-client-error", FailureKind.NONE),
            Map.entry("hang", FailureKind.TIMEOUT),
            Map.entry("refused", FailureKind.REFUSED),
            Map.entry("reset", FailureKind.CLOSED_EARLY),
            Map.entry("close", FailureKind.CLOSED_EARLY),
            Map.entry("truncated", FailureKind.CLOSED_EARLY),
            Map.entry("unexpected-body", FailureKind.CHECK_FAILED),
            Map.entry("crash", FailureKind.CRASHED),
            Map.entry("never-happened", FailureKind.CHECK_FAILED));

    @TempDir
    Path folder;

    @Test
    void everyKindOfFailureComesOutOfTheForkAsItself() throws Exception {
        CollectedReports reports = new CollectedReports();
        try (MisbehavingServer server = new MisbehavingServer()) {
            InjectorSpec spec = new InjectorSpec(
                    "load:FailureKindsSimulation",
                    FailureKindsSimulation.class.getName(),
                    server.url(),
                    MisbehavingServer.nobody(),
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    Climb.NONE,
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    7,
                    folder.resolve("ledger.jsonl"),
                    "test-run",
                    Duration.ofMillis(800),
                    Fitting.OF_A_STAND_IN);
            try (Injector injector = Injector.fork(Forks.java(), spec, folder.resolve("fork.log"), reports)) {
                injector.awaitReady(Forks.PATIENCE);
                injector.start(Forks.PATIENCE);
                InjectorReport report = injector.awaitDone(Forks.PATIENCE);
                assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            }
        }
        List<Outcome> outcomes = reports.outcomes();
        assertThat(outcomes.stream().collect(Collectors.toMap(Outcome::path, Outcome::failure)))
                .as("%s", outcomes)
                .isEqualTo(EXPECTED);
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.source()).isEqualTo("load:FailureKindsSimulation");
            assertThat(outcome.end()).isAfterOrEqualTo(outcome.start());
            assertThat(outcome.detail().isEmpty()).isEqualTo(outcome.good());
        });
        assertThat(outcomes.stream().collect(Collectors.toMap(Outcome::path, Outcome::status)))
                .containsEntry("server-error", 503)
                .containsEntry("client-error", 404)
                .containsEntry("expected-client-error", 409)
                .containsEntry("unexpected-body", 200)
                .containsEntry("hang", 0)
                .containsEntry("truncated", 0);
    }
}
