package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.OutcomeLog;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RecordedHistory;
import dev.faultline.timeline.RunFiles;
import dev.faultline.timeline.WriteAnswer;
import dev.faultline.verdict.Judge;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that never took place, written down as if it had: the records of a database failover, as realistic as need be. */
record FabricatedRun(RunFiles files, Manifest manifest, Plan plan, List<Verdict> verdicts, List<Event> events) {
    static final Instant START = Instant.parse("2026-03-03T10:01:51Z");

    /** A failover in which every objective is met. */
    static FabricatedRun passing(Path reports) throws IOException {
        return write(
                reports, "20260303-100151-rds-failover", FabricatedVerdicts.passing(), FabricatedFailover.healing());
    }

    /** The same with its controller asleep and writes lost: nothing recovers. */
    static FabricatedRun failing(Path reports) throws IOException {
        return write(
                reports, "20260303-104500-rds-failover", FabricatedVerdicts.failing(), FabricatedFailover.unhealed());
    }

    /** A surge that is scaled out for, with an alarm, a rollout and probes from outside; judged from its records. */
    static FabricatedRun surging(Path reports) throws IOException {
        FabricatedSurge surge = new FabricatedSurge();
        Plan plan = FabricatedSurgePlan.everything();
        FabricatedRun run =
                write(reports, "20260303-113000-booking-spike", plan, List.of(), surge.events(), surge.outcomes());
        List<Verdict> verdicts = Judge.judge(plan.scenario(), plan.system(), new RecordedHistory(run.files()));
        return new FabricatedRun(run.files(), run.manifest(), plan, verdicts, run.events());
    }

    private static FabricatedRun write(Path reports, String runId, List<Verdict> verdicts, FabricatedFailover failover)
            throws IOException {
        return write(reports, runId, FabricatedPlan.rdsFailover(), verdicts, failover.events(), failover.outcomes());
    }

    private static FabricatedRun write(
            Path reports, String runId, Plan plan, List<Verdict> verdicts, List<Event> events, List<Outcome> outcomes)
            throws IOException {
        RunFiles files = new RunFiles(reports.resolve(runId));
        Files.createDirectories(files.folder());
        RecordJson.mapper().writeValue(files.plan().toFile(), plan);
        try (JsonLines<Event> timeline = new JsonLines<>(files.timeline(), Event.class)) {
            events.forEach(timeline::append);
        }
        try (OutcomeLog log = new OutcomeLog(files.outcomes())) {
            for (Outcome outcome : outcomes) {
                log.append(outcome);
            }
        }
        try (JsonLines<LedgerEntry> ledger = new JsonLines<>(files.ledger("booking"), LedgerEntry.class)) {
            ledger.append(new LedgerEntry.Intent("w1", "w1", "book", "booked", "andheri-2026-12-01-09", START));
            ledger.append(new LedgerEntry.Answered("w1", WriteAnswer.ACKNOWLEDGED, "1", 1, START.plusMillis(8), "201"));
        }
        Manifest manifest = manifest(runId, plan.scenario().name(), Ending.completed(), Optional.empty());
        return new FabricatedRun(files, manifest, plan, verdicts, events);
    }

    static Manifest manifest(String runId, Ending ending, Optional<String> knownBad) {
        return manifest(runId, "rds-failover", ending, knownBad);
    }

    private static Manifest manifest(String runId, String scenario, Ending ending, Optional<String> knownBad) {
        return new Manifest(
                runId,
                scenario,
                "blinklean",
                "embedded",
                20260303L,
                Optional.of("4f2a9c1"),
                knownBad,
                Map.of(),
                new Software("0.1.0", "Eclipse Adoptium 17.0.15+6", "Linux 6.1 amd64"),
                START.minusSeconds(14),
                START.plusSeconds(118),
                ending,
                List.of(),
                Map.of());
    }

    FabricatedRun ended(Ending ending) {
        return new FabricatedRun(
                files, manifest(manifest.runId(), ending, manifest.knownBad()), plan, verdicts, events);
    }

    FabricatedRun knownBad(String setting) {
        return new FabricatedRun(
                files, manifest(manifest.runId(), manifest.ending(), Optional.of(setting)), plan, verdicts, events);
    }

    FabricatedRun set(String setting, String value) {
        Manifest m = manifest;
        Manifest changed = new Manifest(
                m.runId(),
                m.scenario(),
                m.system(),
                m.backend(),
                m.seed(),
                m.commit(),
                m.knownBad(),
                Map.of(setting, value),
                m.software(),
                m.started(),
                m.ended(),
                m.ending(),
                m.altered(),
                m.files());
        return new FabricatedRun(files, changed, plan, verdicts, events);
    }

    FabricatedRun judged(Verdict... changed) {
        return new FabricatedRun(files, manifest, plan, List.of(changed), events);
    }

    VerdictDocument report() throws IOException {
        return RunReport.write(files, manifest, plan, verdicts, new RecordedHistory(files));
    }

    /** Judged again from what is in its folder by now. */
    VerdictDocument reportAgain() throws IOException {
        FileHashes found = FileHashes.of(files);
        Manifest written = Manifest.read(files).orElseThrow();
        return RunReport.write(found, written.judgedFrom(found), plan, verdicts, new RecordedHistory(files));
    }

    VerdictDocument document() {
        return RunRecord.of(files, manifest, plan, verdicts, events).document();
    }
}
