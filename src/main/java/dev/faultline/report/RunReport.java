package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.timeline.RunFiles;
import dev.faultline.timeline.RunHistory;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Writes everything that is made from a run's records: histogram logs, {@code verdict.json}, {@code junit.xml},
 * {@code index.html} and the manifest with the hashes of all files. Writing again from the same records gives the same
 * files; nothing else of the run is touched. A record that cannot be read is an {@link java.io.UncheckedIOException}
 * that names file and line.
 */
public final class RunReport {
    private RunReport() {}

    /**
     * Writes the report of a run into its folder, verdicts first, so that they are there whatever comes after.
     *
     * @param files the run's folder, with its records
     * @param manifest what made the run; its {@code files} are hashed anew
     * @param plan what was planned; written to {@code plan.json} if the run had not come to it
     * @param verdicts the verdict of each objective, in the scenario's order; may be empty when the run was cut short
     * @param history the run's records
     * @return what {@code verdict.json} says
     * @throws IOException when a record cannot be read or a file cannot be written
     */
    public static VerdictDocument write(
            RunFiles files, Manifest manifest, Plan plan, List<Verdict> verdicts, RunHistory history)
            throws IOException {
        RunRecord run = RunRecord.of(files, manifest, plan, verdicts, history.events());
        VerdictDocument document = verdicts(run);
        if (!Files.exists(files.plan())) {
            WholeFile.write(files.plan(), PrettyJson.of(plan));
        }
        Traffic traffic = Traffic.read(run, history);
        page(run, document, traffic, FileHashes.of(files));
        return document;
    }

    /**
     * Writes the report of a run again.
     *
     * @param records the hashes of the run's files as they were when they were judged
     * @param manifest what made the run, {@linkplain Manifest#judgedFrom judged from} these files
     */
    public static VerdictDocument write(
            FileHashes records, Manifest manifest, Plan plan, List<Verdict> verdicts, RunHistory history)
            throws IOException {
        RunRecord run = RunRecord.of(records.files(), manifest, plan, verdicts, history.events());
        VerdictDocument document = verdicts(run);
        Traffic traffic = Traffic.read(run, history);
        page(run, document, traffic, records.andReport());
        return document;
    }

    private static VerdictDocument verdicts(RunRecord run) throws IOException {
        VerdictDocument document = run.document();
        document.write(run.files());
        JunitFile.write(run.files(), document);
        return document;
    }

    private static void page(RunRecord run, VerdictDocument document, Traffic traffic, FileHashes hashes)
            throws IOException {
        RunPage page = new RunPageWords(run, document, traffic, hashes).page();
        WholeFile.write(run.files().page(), Pages.of("run.jte", page));
        run.manifest().withFiles(hashes.and(run.files().page()).byName()).write(run.files());
    }
}
