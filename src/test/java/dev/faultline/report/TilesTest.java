package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.RecordedHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody has to look below the key figures to see that something failed. */
class TilesTest {
    @TempDir
    Path reports;

    @Test
    void whatFailedAndHasNoFigureOfItsOwnStandsFirst() throws IOException {
        List<RunPage.Tile> tiles = tiles(FabricatedRun.failing(reports));

        assertThat(tiles)
                .extracting(RunPage.Tile::name)
                .startsWith("after-availability", "restored")
                .contains("Recovery of book", "Data loss (RPO)")
                .doesNotContain("booking-rto", "no-booking-lost");
        assertThat(tiles.get(1).value()).isEqualTo("1 of 3 hold");
        assertThat(tiles.get(1).note()).isEqualTo("required: every invariant holds again");
    }

    @Test
    void whatHeldAndHasNoFigureOfItsOwnStandsWithTheVerdictsOnly() throws IOException {
        assertThat(tiles(FabricatedRun.passing(reports)))
                .extracting(RunPage.Tile::name)
                .containsExactly(
                        "Recovery of book",
                        "Recovery of availability",
                        "Data loss (RPO)",
                        "Requests",
                        "p95 in the baseline");
    }

    private static List<RunPage.Tile> tiles(FabricatedRun run) throws IOException {
        RunRecord record = RunRecord.of(run.files(), run.manifest(), run.plan(), run.verdicts(), run.events());
        return new Tiles(record, Traffic.read(record, new RecordedHistory(run.files()))).all();
    }
}
