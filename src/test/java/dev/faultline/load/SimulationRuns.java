package dev.faultline.load;

import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.LedgerEntry.Answered;
import dev.faultline.timeline.LedgerEntry.Intent;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs simulations in forks of five seconds of load, and reads the ledgers that they leave in a folder. */
final class SimulationRuns {
    private static final Duration TOTAL = Duration.ofSeconds(5);

    private final Path folder;

    SimulationRuns(Path folder) {
        this.folder = folder;
    }

    InjectorReport run(StubPlatform platform, String simulation, double usersPerSecond, CollectedReports reports)
            throws Exception {
        return run(Forks.spec(simulation, platform.url(), usersPerSecond, TOTAL, folder), reports);
    }

    InjectorReport run(InjectorSpec spec, CollectedReports reports) throws Exception {
        try (Injector injector = Injector.fork(Forks.java(), spec, folder.resolve("fork.log"), reports)) {
            injector.awaitReady(Forks.PATIENCE);
            injector.start(Forks.PATIENCE);
            return injector.awaitDone(Forks.PATIENCE);
        }
    }

    InjectorSpec specWithoutPayments(StubPlatform platform, String simulation, double usersPerSecond) {
        return spec(InjectorSpec.loadSource(simulation), platform, simulation, usersPerSecond, Optional.empty());
    }

    InjectorSpec fitted(StubPlatform platform, String simulation, double usersPerSecond, Fitting fitting) {
        return Forks.fitted(specWithoutPayments(platform, simulation, usersPerSecond), fitting);
    }

    InjectorSpec replaySpec(StubPlatform platform, Replay replay) {
        return Forks.replaying(specWithoutPayments(platform, "simulations.AccessLogSimulation", 1), replay);
    }

    InjectorSpec surgeSpec(StubPlatform platform, String simulation, double usersPerSecond) {
        return spec(
                InjectorSpec.surgeSource("campaign"),
                platform,
                simulation,
                usersPerSecond,
                Optional.of(platform.url()));
    }

    private InjectorSpec spec(
            String source, StubPlatform platform, String simulation, double usersPerSecond, Optional<URI> payments) {
        return new InjectorSpec(
                source,
                simulation,
                platform.url(),
                platform.url(),
                payments,
                Optional.empty(),
                usersPerSecond,
                Climb.NONE,
                Duration.ZERO,
                TOTAL,
                42,
                folder.resolve(source.replace(':', '-') + "-ledger.jsonl"),
                "test-run",
                Duration.ofSeconds(1),
                Fitting.OF_A_STAND_IN);
    }

    /** The records that writes of this operation were announced for. */
    Stream<String> intents(String operation) {
        return intended(operation).map(Intent::record);
    }

    /** The records whose writes of this operation were acknowledged. */
    List<String> acknowledged(String operation) {
        return answered(operation, WriteAnswer.ACKNOWLEDGED);
    }

    /** The records whose writes of this operation got this answer. */
    List<String> answered(String operation, WriteAnswer answer) {
        Map<String, Answered> answers = answers();
        return intended(operation)
                .filter(intent -> answers.containsKey(intent.write()))
                .filter(intent -> answers.get(intent.write()).answer() == answer)
                .map(Intent::record)
                .toList();
    }

    /** State, version and id of a record after the last of its writes that was acknowledged. */
    String lastAcknowledged(String record) {
        Map<String, Answered> answers = answers();
        return entries()
                .filter(Intent.class::isInstance)
                .map(Intent.class::cast)
                .filter(intent -> intent.record().equals(record))
                .filter(intent -> answers.containsKey(intent.write()))
                .filter(intent -> answers.get(intent.write()).answer() == WriteAnswer.ACKNOWLEDGED)
                .reduce((earlier, later) -> later)
                .map(intent -> intent.intendedState() + " "
                        + answers.get(intent.write()).version() + " "
                        + answers.get(intent.write()).id())
                .orElse("nothing");
    }

    private Stream<Intent> intended(String operation) {
        return entries()
                .filter(Intent.class::isInstance)
                .map(Intent.class::cast)
                .filter(intent -> intent.operation().equals(operation));
    }

    private Map<String, Answered> answers() {
        return entries()
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .collect(Collectors.toMap(Answered::write, answer -> answer));
    }

    /** Everything in the ledger, in its order. */
    Stream<LedgerEntry> entries() {
        try (Stream<LedgerEntry> lines = JsonLines.read(folder.resolve("ledger.jsonl"), LedgerEntry.class)) {
            return lines.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
