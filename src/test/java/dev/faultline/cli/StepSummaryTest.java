package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.report.RunSummary;
import dev.faultline.report.VerdictDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull request shows what came of each run, where GitHub says where. */
class StepSummaryTest {
    @TempDir
    Path folder;

    @Test
    void theVerdictsOfEachRunAreAddedToWhatIsThere() throws IOException {
        Path file = folder.resolve("summary.md");
        VerdictDocument example = VerdictDocument.read(Path.of("reports", "example", "verdict.json"));
        StepSummary.of(file.toString()).append("# before");
        StepSummary.of(file.toString()).append(RunSummary.of(example));
        assertThat(Files.readString(file))
                .startsWith("# before\n\n## PASS: rds-failover of blinklean on embedded\n")
                .contains("| Verdict | Objective | Required | Measured |\n| --- | --- | --- | --- |\n| PASS | ")
                .contains("| no-acknowledged-booking-lost |");
    }

    @Test
    void elsewhereNothingIsWritten() {
        assertThat(StepSummary.of(null).file()).isEmpty();
        assertThat(StepSummary.of(" ").file()).isEmpty();
        StepSummary.of("").append("# nobody reads it");
    }
}
