package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history lists every run and compares the recoveries of platforms that were not broken on purpose. */
class HistoryPageTest {
    @TempDir
    Path reports;

    @Test
    void everyRunIsListedWithItsVerdictAndALinkToItsReport() throws IOException {
        FabricatedRun.passing(reports).report();
        FabricatedRun.failing(reports).report();

        assertThat(page())
                .contains("href=\"./20260303-100151-rds-failover/index.html\"")
                .contains("href=\"./20260303-104500-rds-failover/index.html\"")
                .contains("</svg>PASS</span>")
                .contains("</svg>FAIL</span>");
    }

    @Test
    void aRunOnAPlatformBrokenOnPurposeIsListedButNotCompared() throws IOException {
        FabricatedRun.passing(reports).report();
        FabricatedRun.failing(reports).knownBad("controller-asleep").report();

        assertThat(page()).contains("broken on purpose").contains("newest of 1").doesNotContain("controller-asleep");
    }

    @Test
    void aRunOnChangedSettingsIsListedButNotCompared() throws IOException {
        FabricatedRun.passing(reports).set("cache.ttl", "PT7S").report();

        assertThat(page()).contains("settings changed").doesNotContain("newest of");
    }

    @Test
    void aRunWhoseVerdictsWereEditedIsListedButNotCompared() throws IOException {
        FabricatedRun run = FabricatedRun.failing(reports);
        run.report();
        String verdicts = Files.readString(run.files().verdicts());
        Files.writeString(run.files().verdicts(), verdicts.replace("\"FAIL\"", "\"PASS\""));

        assertThat(page()).contains("files altered").doesNotContain("newest of");
    }

    @Test
    void aRunThatDoesNotSayWhatItRanOnIsListedButNotCompared() throws IOException {
        FabricatedRun run = FabricatedRun.passing(reports);
        run.report();
        Files.delete(run.files().manifest());

        assertThat(page())
                .contains("20260303-100151-rds-failover", "without a manifest")
                .doesNotContain("newest of");
    }

    @Test
    void aRunWhoseVerdictsCannotBeReadIsNamed() throws IOException {
        Files.createDirectories(reports.resolve("broken"));
        Files.writeString(reports.resolve("broken").resolve("verdict.json"), "{\"format\":");

        assertThat(page()).contains("broken/verdict.json:1:", "expected the verdicts of a run", "this run is left out");
    }

    @Test
    void aFolderWithoutRunsHasAPageThatSaysSo() throws IOException {
        assertThat(page()).contains("There is no run yet.");
    }

    private String page() throws IOException {
        HistoryPage.write(reports);
        return Files.readString(reports.resolve("index.html"));
    }
}
