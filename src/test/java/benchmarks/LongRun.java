package benchmarks;

import dev.faultline.plan.Plan;
import dev.faultline.report.Ending;
import dev.faultline.report.Manifest;
import dev.faultline.report.Software;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.Timing;
import dev.faultline.timeline.ClockAnchor;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.OutcomeLog;
import dev.faultline.timeline.Phase;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a database failover at 20,000 requests a second that never took place: the plan of the committed example,
 * stretched to any length, with everything that a run records of it.
 */
final class LongRun {
    private static final Path EXAMPLE = Path.of("reports", "example", "plan.json");
    private static final String FAULT = "kill-primary";
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PROBED = Duration.ofMillis(200);

    private final RunFiles files;
    private final Timing timing;
    private final GeneratedRequests requests;
    private long writes;

    LongRun(Path folder, Duration length) {
        this.files = new RunFiles(folder);
        this.timing = new Timing(
                length.dividedBy(20),
                length.dividedBy(20).multipliedBy(8),
                length.dividedBy(10),
                length.dividedBy(20),
                length.dividedBy(20).multipliedBy(8));
        this.requests = new GeneratedRequests(
                START,
                START.plus(timing.warmUp()).plus(timing.baseline()),
                timing.total().toSeconds() * GeneratedRequests.PER_SECOND);
    }

    RunFiles files() {
        return files;
    }

    GeneratedRequests requests() {
        return requests;
    }

    /** How many writes it recorded. */
    long writes() {
        return writes;
    }

    /** Writes everything but the timeline and the read-back, which {@link #readBack} is for. */
    void write() throws IOException {
        Files.createDirectories(files.folder());
        RecordJson.mapper().writeValue(files.plan().toFile(), plan());
        RecordJson.mapper().writeValue(files.manifest().toFile(), manifest());
        try (OutcomeLog outcomes = new OutcomeLog(files.outcomes());
                JsonLines<LedgerEntry> ledger = new JsonLines<>(files.ledger("BookingSimulation"), LedgerEntry.class)) {
            for (long i = 0; i < requests.count(); i++) {
                outcomes.append(requests.outcome(i));
                Optional<GeneratedRequests.Sent> write = requests.write(i);
                if (write.isPresent()) {
                    writes++;
                    requests.lines(write.get()).forEach(ledger::append);
                }
            }
        }
    }

    private Plan plan() throws IOException {
        Plan example = RecordJson.mapper().readValue(EXAMPLE.toFile(), Plan.class);
        Scenario of = example.scenario();
        Scenario scenario = new Scenario(
                of.name(),
                of.system(),
                of.description(),
                of.seed(),
                of.platform(),
                List.of(new LoadSpec("BookingSimulation", 2000), new LoadSpec("OtpSimulation", 2000)),
                timing,
                of.steadyState(),
                of.method(),
                of.stopConditions(),
                of.objectives());
        return new Plan(
                scenario, example.system(), example.backend(), example.seed(), example.faults(), example.gaps());
    }

    private Manifest manifest() {
        return new Manifest(
                files.folder().getFileName().toString(),
                "rds-failover",
                "blinklean",
                "embedded",
                1,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Software.ofThisProcess(),
                START.minusSeconds(20),
                end().plusSeconds(5),
                Ending.completed(),
                List.of(),
                Map.of());
    }

    private Instant end() {
        return START.plus(timing.total());
    }

    /** Reads the system back, with these losses, and writes the timeline, which tells how many records that were. */
    void readBack(PlantedLosses losses) throws IOException {
        Files.deleteIfExists(files.held());
        Files.deleteIfExists(files.timeline());
        long records = 0;
        try (JsonLines<HeldRecord> held = new JsonLines<>(files.held(), HeldRecord.class)) {
            for (long booking = 0; booking < requests.bookings(); booking++) {
                Optional<HeldRecord> found = losses.held(booking);
                if (found.isPresent()) {
                    held.append(found.get());
                    records++;
                }
            }
        }
        try (JsonLines<Event> timeline = new JsonLines<>(files.timeline(), Event.class)) {
            before(timeline);
            course(timeline);
            for (Instant at = START; at.isBefore(end()); at = at.plus(PROBED)) {
                timeline.append(new Event.ControlProbed(at, Duration.ofMillis(2)));
            }
            after(timeline, records);
        }
    }

    private void before(JsonLines<Event> timeline) {
        Instant at = START.minusSeconds(10);
        timeline.append(new Event.Anchored(at, new ClockAnchor("harness", at, 0, Duration.ofNanos(700))));
        timeline.append(new Event.InvariantChecked(at, "before", "one-writer", true, "db-a"));
        timeline.append(new Event.RoleSeen(at, "db-a", "a", "primary"));
        timeline.append(new Event.RoleSeen(at, "db-b", "b", "standby"));
        timeline.append(new Event.LoadStarted(START, GeneratedRequests.BOOKING));
        timeline.append(new Event.LoadStarted(START, GeneratedRequests.LOGIN));
    }

    private void course(JsonLines<Event> timeline) {
        Instant failure = requests.failure();
        Instant healed = failure.plus(timing.fault());
        timeline.append(new Event.PhaseBegan(START, Phase.WARM_UP));
        timeline.append(new Event.PhaseBegan(START.plus(timing.warmUp()), Phase.BASELINE));
        timeline.append(new Event.PhaseBegan(failure, Phase.FAULT));
        timeline.append(
                new Event.FaultInjected(failure, FAULT, "process-kill", List.of("db-a"), failure.plusMillis(90)));
        timeline.append(new Event.FaultBit(failure.plusMillis(100), FAULT, "the process of db-a is gone"));
        timeline.append(new Event.RoleSeen(failure.plusMillis(200), "db-a", "a", "down"));
        timeline.append(new Event.RoleSeen(failure.plusMillis(800), "db-b", "b", "primary"));
        timeline.append(new Event.FaultReverted(healed, FAULT, "nothing to undo, it heals itself"));
        timeline.append(new Event.PhaseBegan(healed, Phase.RECOVERY));
        timeline.append(new Event.PhaseBegan(healed.plus(timing.recovery()), Phase.AFTER));
        timeline.append(new Event.PhaseBegan(end(), Phase.DRAIN));
    }

    private void after(JsonLines<Event> timeline, long records) {
        Instant at = end().plusSeconds(1);
        long logins = requests.count() / 10;
        timeline.append(ended(at, GeneratedRequests.BOOKING, requests.count() - logins));
        timeline.append(ended(at, GeneratedRequests.LOGIN, logins));
        timeline.append(new Event.ReadBack(at.plusSeconds(1), true, records, "read to the end"));
        timeline.append(new Event.InvariantChecked(at.plusSeconds(2), "after", "one-writer", true, "db-b"));
        timeline.append(new Event.RunEnded(at.plusSeconds(3), "completed", ""));
    }

    private static Event ended(Instant at, String source, long requests) {
        Duration late = Duration.ofMillis(9);
        return new Event.LoadEnded(at, source, requests, requests, 0, requests, late, late, "completed");
    }
}
