package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a forked load generator, as its owner sees it. */
class InjectorIT {
    private static final String BOOKING = "simulations.BookingSimulation";
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final CollectedReports reports = new CollectedReports();

    @Test
    void aDrainLosesNothingThatIsInFlight() throws Exception {
        try (StubPlatform platform = new StubPlatform();
                Injector injector = started(Forks.spec(BOOKING, platform.url(), 20, LONG, folder))) {
            awaitRequests(200);
            injector.drain();
            InjectorReport report = injector.awaitDone(Forks.PATIENCE);
            assertThat(report.exit()).as(report.why()).isEqualTo(InjectorReport.Exit.COMPLETED);
            assertThat(report.unfinishedUsers()).isZero();
            // Not equal: a user who was due just before the drain, and late, does not start any more.
            assertThat(report.startedUsers()).isLessThanOrEqualTo(report.plannedUsers());
            assertThat(report.plannedUsers()).isLessThan(20 * LONG.toSeconds());
            assertThat(reports.failures()).isEmpty();
            assertThat(reports.outcomes()).hasSize((int) report.requests()).hasSize((int) platform.hits());
            assertThat(writesByKind())
                    .as("intents and answers")
                    .containsExactly(platform.writes().size(), platform.writes().size());
        }
    }

    @Test
    void aDrainThatCannotEndSaysWhoIsLeft() throws Exception {
        try (MisbehavingServer server = new MisbehavingServer()) {
            InjectorSpec spec = new InjectorSpec(
                    "load:FailureKindsSimulation",
                    FailureKindsSimulation.class.getName(),
                    server.url(),
                    server.url(),
                    Optional.empty(),
                    Optional.empty(),
                    2,
                    Climb.NONE,
                    Duration.ZERO,
                    LONG,
                    42,
                    folder.resolve("ledger.jsonl"),
                    "test-run",
                    Duration.ofMinutes(1),
                    Fitting.OF_A_STAND_IN);
            try (Injector injector = started(spec)) {
                // The next request of this user hangs for longer than a drain waits.
                await().atMost(Forks.PATIENCE).until(() -> reports.countByPath().containsKey("expected-client-error"));
                injector.drain();
                InjectorReport report = injector.awaitDone(Forks.PATIENCE);
                assertThat(report.exit()).isEqualTo(InjectorReport.Exit.ABORTED);
                assertThat(report.unfinishedUsers()).isPositive();
                assertThat(report.why()).contains("users were still under way");
            }
        }
    }

    @Test
    void aListenerThatThrowsIsACrashAndEndsTheFork() throws Exception {
        InjectorListener throwing = new InjectorListener() {
            @Override
            public void requestEnded(Outcome outcome) {
                throw new IllegalStateException("cannot take " + outcome.path());
            }

            @Override
            public void underWay(long users, long requests) {}
        };
        try (StubPlatform platform = new StubPlatform();
                Injector injector = Injector.fork(
                        Forks.java(),
                        Forks.spec(BOOKING, platform.url(), 5, LONG, folder),
                        folder.resolve("fork.log"),
                        throwing)) {
            injector.awaitReady(Forks.PATIENCE);
            injector.start(Forks.PATIENCE);
            InjectorReport report = injector.awaitDone(Forks.PATIENCE);
            assertThat(report.exit()).isEqualTo(InjectorReport.Exit.CRASHED);
            assertThat(report.why()).contains("cannot take");
            assertThat(injector.process().onExit()).succeedsWithin(Forks.PATIENCE);
        }
    }

    @Test
    void anInjectorThatStallsIsReportedAsLate() throws Exception {
        try (StubPlatform platform = new StubPlatform();
                Injector injector =
                        started(Forks.spec("simulations.OtpSimulation", platform.url(), 50, LONG, folder))) {
            awaitRequests(50);
            signal(injector, "-STOP");
            await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
            signal(injector, "-CONT");
            awaitRequests(reports.outcomes().size() + 50);
            injector.drain();
            InjectorReport report = injector.awaitDone(Forks.PATIENCE);
            assertThat(report.latenessMax()).isGreaterThan(Duration.ofSeconds(1));
            assertThat(report.latenessP99()).isPositive().isLessThanOrEqualTo(report.latenessMax());
        }
    }

    @Test
    void aForkThatIsKilledIsReportedAsCrashed() throws Exception {
        try (StubPlatform platform = new StubPlatform();
                Injector injector = started(Forks.spec(BOOKING, platform.url(), 20, LONG, folder))) {
            awaitRequests(10);
            assertThat(injector.process().destroyForcibly()).isTrue();
            InjectorReport report = injector.awaitDone(Forks.PATIENCE);
            assertThat(report.exit()).isEqualTo(InjectorReport.Exit.CRASHED);
            assertThat(report.why()).contains("load:BookingSimulation", "exit status", "fork.log");
            assertThat(report.requests()).isEqualTo(reports.outcomes().size());
            injector.drain();
        }
    }

    @Test
    void aSimulationThatDoesNotExistIsNamedInTheError() throws Exception {
        InjectorSpec spec = Forks.spec("simulations.Nowhere", URI.create("http://127.0.0.1:1"), 1, LONG, folder);
        try (Injector injector = Injector.fork(Forks.java(), spec, folder.resolve("fork.log"), reports)) {
            assertThatThrownBy(() -> injector.awaitReady(Forks.PATIENCE))
                    .isInstanceOf(InjectorFailedException.class)
                    .hasMessageContaining("there is no simulation class simulations.Nowhere");
        }
    }

    @Test
    void closingEndsAForkThatIsStillAtWork() throws Exception {
        ProcessHandle process;
        try (StubPlatform platform = new StubPlatform();
                Injector injector = started(Forks.spec(BOOKING, platform.url(), 5, LONG, folder))) {
            process = injector.process();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aForkWhoseOwnerIsGoneDrainsAndEnds() throws Exception {
        List<String> command = new ArrayList<>(Forks.java());
        command.add(InjectorMain.class.getName());
        try (StubPlatform platform = new StubPlatform()) {
            Process fork = new ProcessBuilder(command)
                    .redirectError(folder.resolve("fork.log").toFile())
                    .start();
            try (Writer owner = fork.outputWriter();
                    BufferedReader said = fork.inputReader()) {
                InjectorSpec spec = Forks.spec(BOOKING, platform.url(), 20, LONG, folder);
                owner.write(RecordJson.mapper().writeValueAsString(spec) + "\nstart\n");
                owner.flush();
                readUntil(said, "O\t");
                owner.close();
                assertThat(readUntil(said, "DONE ")).contains("ABORTED", "went away");
                assertThat(fork.waitFor()).isZero();
            } finally {
                fork.destroyForcibly();
            }
        }
    }

    private Injector started(InjectorSpec spec) throws Exception {
        Injector injector = Injector.fork(Forks.java(), spec, folder.resolve("fork.log"), reports);
        assertThat(injector.awaitReady(Forks.PATIENCE).process()).isEqualTo(spec.source());
        injector.start(Forks.PATIENCE);
        return injector;
    }

    private void awaitRequests(int count) {
        await().atMost(Forks.PATIENCE).until(() -> reports.outcomes().size() >= count);
    }

    private static void signal(Injector injector, String signal) throws IOException, InterruptedException {
        String pid = Long.toString(injector.process().pid());
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }

    private static String readUntil(BufferedReader said, String start) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith(start)) {
            line = said.readLine();
        }
        return String.valueOf(line);
    }

    private List<Integer> writesByKind() throws IOException {
        try (Stream<LedgerEntry> lines = JsonLines.read(folder.resolve("ledger.jsonl"), LedgerEntry.class)) {
            List<LedgerEntry> entries = lines.toList();
            int intents = (int) entries.stream()
                    .filter(LedgerEntry.Intent.class::isInstance)
                    .count();
            return List.of(intents, entries.size() - intents);
        }
    }
}
