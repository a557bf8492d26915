package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.Plan;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RecordedHistory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is written whole, from records alone, and stands by itself. */
class RunReportTest {
    @TempDir
    Path reports;

    @Test
    void everyFileOfTheReportIsWrittenAndHashed() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);

        run.report();

        Manifest manifest = Manifest.read(run.files()).orElseThrow();
        assertThat(manifest.files())
                .containsKeys(
                        "verdict.json",
                        "junit.xml",
                        "index.html",
                        "plan.json",
                        "timeline.jsonl",
                        "outcomes.tsv",
                        "ledger-booking.jsonl",
                        "histograms/load-BookingSimulation.hlog",
                        "histograms/probe-book.hlog")
                .doesNotContainKey("manifest.json");
        assertThat(FileHashes.of(run.files()).alteredSince(manifest.files())).isEmpty();
        assertThat(manifest.altered()).isEmpty();
    }

    @Test
    void writingAgainFromTheSameRecordsGivesTheSameFiles() throws IOException {
        FabricatedRun run = FabricatedRun.failing(reports);
        run.report();
        Manifest first = Manifest.read(run.files()).orElseThrow();

        run.report();

        assertThat(Manifest.read(run.files())).hasValue(first);
    }

    @Test
    void aReportCanBeMadeFromTheRunsFilesAlone() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        VerdictDocument first = run.report();

        Plan plan = RecordJson.mapper().readValue(run.files().plan().toFile(), Plan.class);
        Manifest manifest = Manifest.read(run.files()).orElseThrow();
        VerdictDocument again =
                RunReport.write(run.files(), manifest, plan, first.verdicts(), new RecordedHistory(run.files()));

        assertThat(plan).isEqualTo(run.plan());
        assertThat(again).isEqualTo(first);
        assertThat(Manifest.read(run.files())).hasValue(manifest);
    }
}
