package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of claims leads from a promise to the run that rehearsed it, and is loud about what nobody looks at. */
class ClaimsPageTest {
    @TempDir
    Path reports;

    @Test
    void aClaimStandsWithItsQuoteItsVerdictAndTheRunBehindIt() throws IOException {
        FabricatedRun.failing(reports).report();

        assertThat(page())
                .contains("<q>Managed Amazon RDS cluster ensuring multi-AZ high availability deployments</q>")
                .contains("href=\"./20260303-104500-rds-failover/index.html\"")
                .contains("rehearsed on embedded, 3 March 2026")
                .contains("</svg>FAIL</span>")
                .contains("never confirmed");
    }

    @Test
    void aRunThatDoesNotCountIsNamedWithWhy() throws IOException {
        FabricatedRun.passing(reports).set("cache.ttl", "PT7S").report();

        assertThat(page())
                .contains("20260303-100151-rds-failover does not count: settings changed", "never run")
                .doesNotContain("</svg>PASS</span>");
    }

    @Test
    void whatNoScenarioRehearsesIsSaidBeforeTheTable() throws IOException {
        assertThat(page())
                .containsSubsequence(
                        "No scenario rehearses 1 of 4 claims",
                        "href=\"#BL-07\"",
                        "<table",
                        "id=\"BL-07\" class=\"gap\"");
    }

    @Test
    void withoutARunEveryClaimIsOpenAndThePageIsStillWhole() throws IOException {
        assertThat(page()).contains("never run").contains("0 of 4").endsWith("</html>\n");
    }

    @Test
    void aPageNeedsNoNetworkAndNoScript() throws IOException {
        assertThat(page())
                .contains("default-src 'none'")
                .doesNotContain("<script")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    private String page() throws IOException {
        ClaimRegister register = ClaimRegister.of(
                FabricatedPlan.rdsFailover().system(),
                List.of(FabricatedPlan.rdsFailover().scenario()),
                reports);
        return Files.readString(ClaimsPage.write(reports, register));
    }
}
