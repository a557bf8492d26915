package dev.faultline.drill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.faultline.report.Software;
import dev.faultline.scenario.DrillFinding;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All of a drill: {@code drill.json}, which its pages are made from.
 *
 * @param format {@value #FORMAT}; another one means other fields
 * @param drillId the name of the drill's folder
 * @param drill the name of its file
 * @param system the system that was drilled
 * @param backend what it ran on
 * @param description what was exercised, and why
 * @param started when it began
 * @param ending how it ended, and when
 * @param judgement the worst of its objectives and its steps; a drill that did not come to its end is INCONCLUSIVE at best
 * @param exitStatus what {@code faultline drill} exits with
 * @param unattended how it was said that nobody is there; empty when somebody was
 * @param window when it may be held, in words
 * @param override why it was held outside its window; empty when it was not
 * @param abortWhen what would have ended it early, in words
 * @param scope what was exercised and what was not
 * @param participants who took part
 * @param objectives each objective against what was measured
 * @param steps each step, in order
 * @param deviations what went otherwise than its file says
 * @param findings the findings of earlier drills that are open
 * @param proposed findings that it proposes; they are in nobody's file yet
 * @param previous the drill before, with its manifest's hash; empty for the first
 * @param commit the version of the scenarios' own repository, when it is known
 * @param software the versions that held it
 */
public record DrillRecord(
        String format,
        String drillId,
        String drill,
        String system,
        String backend,
        String description,
        Instant started,
        DrillEnding ending,
        Judgement judgement,
        int exitStatus,
        Optional<String> unattended,
        String window,
        Optional<DrillOrder.WindowOverride> override,
        List<String> abortWhen,
        DrillSpec.Scope scope,
        List<DrillSpec.Participant> participants,
        List<ObjectiveRecord> objectives,
        List<StepRecord> steps,
        List<Deviation> deviations,
        List<DrillFinding> findings,
        List<DrillFinding> proposed,
        Optional<DrillManifest.Link> previous,
        Optional<String> commit,
        Software software) {
    static final String FORMAT = "faultline-drill/1";

    /** Copies the lists, so that the record cannot change. */
    public DrillRecord {
        abortWhen = List.copyOf(abortWhen);
        participants = List.copyOf(participants);
        objectives = List.copyOf(objectives);
        steps = List.copyOf(steps);
        deviations = List.copyOf(deviations);
        findings = List.copyOf(findings);
        proposed = List.copyOf(proposed);
    }

    /** How long it took. */
    public Duration took() {
        return Duration.between(started, ending.at());
    }

    /** The names of its runs' folders, in order. */
    public List<String> runs() {
        return steps.stream()
                .flatMap(step ->
                        Stream.concat(step.undecided().stream(), step.run().map(StepRecord.RunRecord::runId).stream()))
                .toList();
    }

    /**
     * Reads a drill's record; fields that a later Faultline added are passed over.
     *
     * @throws dev.faultline.timeline.DamagedFile when it holds something else
     */
    public static DrillRecord read(Path file) throws IOException {
        return RecordFile.read(
                file,
                RecordJson.mapper()
                        .readerFor(DrillRecord.class)
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
                "the record of a drill");
    }
}
