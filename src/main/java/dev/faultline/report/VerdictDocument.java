package dev.faultline.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A run's verdicts for machines: {@code verdict.json}, described by {@code verdict.schema.json} beside this class. It
 * is written for every run, also for one that was cut short.
 *
 * @param format {@value #FORMAT}; another one means other fields
 * @param runId the name of the run's folder
 * @param scenario the scenario's name
 * @param system the system's name
 * @param backend what the target ran on
 * @param seed where every random choice started
 * @param started when the run started
 * @param ended when it ended
 * @param ending how it ended
 * @param judgement the run's own judgement, see {@link RunResult}
 * @param exitStatus what {@code faultline run} exits with
 * @param summary what happened, in plain English
 * @param verdicts each objective's verdict, in the scenario's order
 * @param recoveries each RTO, restore time or scaling response as the stretch it is about
 * @param claims each claim that an objective bears on, rehearsed and confirmed apart
 * @param cannotShow what this run does not show of the real system
 */
public record VerdictDocument(
        String format,
        String runId,
        String scenario,
        String system,
        String backend,
        long seed,
        Instant started,
        Instant ended,
        Ending ending,
        Judgement judgement,
        int exitStatus,
        String summary,
        List<Verdict> verdicts,
        List<Recovery> recoveries,
        List<ClaimStanding> claims,
        List<String> cannotShow) {
    static final String FORMAT = "faultline-verdict/1";

    /** Copies the lists, so that the record cannot change, and refuses what no page over several runs could show. */
    public VerdictDocument {
        requireNonNull(runId, "runId is missing");
        requireNonNull(scenario, "scenario is missing");
        requireNonNull(system, "system is missing");
        requireNonNull(backend, "backend is missing");
        requireNonNull(started, "started is missing");
        requireNonNull(judgement, "judgement is missing");
        requireNonNull(summary, "summary is missing");
        for (Verdict verdict : verdicts) {
            requireNonNull(verdict.objective(), "the objective of a verdict is missing");
            requireNonNull(verdict.judgement(), "the judgement of a verdict is missing");
        }
        verdicts = List.copyOf(verdicts);
        recoveries = List.copyOf(recoveries);
        claims = List.copyOf(claims);
        cannotShow = List.copyOf(cannotShow);
    }

    /**
     * Reads a {@code verdict.json}; fields that a later Faultline added are passed over.
     *
     * @throws dev.faultline.timeline.DamagedFile when it holds no verdicts, or lacks what each run's have
     */
    public static VerdictDocument read(Path file) throws IOException {
        return RecordFile.read(
                file,
                RecordJson.mapper()
                        .readerFor(VerdictDocument.class)
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
                "the verdicts of a run");
    }

    void write(RunFiles files) throws IOException {
        WholeFile.write(files.verdicts(), PrettyJson.of(this));
    }
}
