package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured capacities stand in the history, by what they left for machines. */
class PastCapacityTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T03:00:00Z");

    @TempDir
    Path reports;

    private int measured;

    /** Three instances that carry so much; of four it is not known. */
    private RunFiles capacity(double held, double broke, String within) throws IOException {
        String id = "2026030" + ++measured + "-capacity";
        RunFiles files = new RunFiles(reports.resolve(id));
        Instant started = FIRST.plusSeconds(measured);
        Files.createDirectories(files.folder());
        Files.writeString(
                CapacityReport.document(files), """
                {"format":"faultline-capacity/1","runId":"%s","system":"shop","seed":7,"started":"%s","judgement":"PASS",
                 "summary":"carried","level":{"paths":[],"within":"%s"},
                 "measured":[{"instances":3,"held":%s,"broke":%s,"capacity":%s,"why":null,"steps":[]},
                             {"instances":4,"held":0,"broke":null,"capacity":null,"why":"cut short","steps":[]}]}
                """.formatted(id, started, within, held, broke, (held + broke) / 2));
        new Manifest(
                        id,
                        "capacity",
                        "shop",
                        "embedded",
                        7,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new Software("1", "17", "Linux"),
                        started,
                        started,
                        Ending.completed(),
                        List.of(),
                        FileHashes.of(files).byName())
                .write(files);
        return files;
    }

    private List<Regression> compared() throws IOException {
        return Regression.in(PastRuns.in(reports));
    }

    @Test
    void whatSoManyInstancesCarryIsFollowedAndWhatIsNotKnownIsNot() throws IOException {
        for (double held : new double[] {12.9, 13.1, 13.0, 13.0}) {
            capacity(held, held + 0.6, "PT0.25S");
        }
        capacity(9, 9.6, "PT0.25S");

        assertThat(compared()).singleElement().satisfies(regression -> {
            assertThat(regression.objective()).isEqualTo("3 instances");
            assertThat(regression.judgement()).isEqualTo(Judgement.FAIL);
            assertThat(regression.why()).startsWith("9.30/s; 4 earlier runs had 13.20/s to 13.40/s, and down to 12.7");
        });
        HistoryPage.write(reports);
        assertThat(Files.readString(HistoryPage.in(reports)))
                .contains(
                        "Worse than before", "carries less than before", "3 instances · capacity", "3 instances 9.30/s")
                .doesNotContain("4 instances");
    }

    @Test
    void capacitiesByAnotherServiceLevelAreNotAlike() throws IOException {
        for (int i = 0; i < 4; i++) {
            capacity(13, 13.6, "PT0.5S");
        }
        capacity(9, 9.6, "PT0.25S");

        assertThat(compared().get(0).judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void oneWhoseFiguresWereEditedIsListedAndNotCompared() throws IOException {
        RunFiles files = capacity(13, 13.6, "PT0.25S");
        Path document = CapacityReport.document(files);
        Files.writeString(document, Files.readString(document).replace("13.0", "99.0"));

        assertThat(compared()).isEmpty();
        HistoryPage.write(reports);
        assertThat(Files.readString(HistoryPage.in(reports))).contains("files altered");
    }

    @Test
    void oneThatCannotBeReadIsNamed() throws IOException {
        RunFiles files = capacity(13, 13.6, "PT0.25S");
        Files.writeString(CapacityReport.document(files), "{\"runId\":");

        assertThat(PastRuns.in(reports).leftOut())
                .singleElement()
                .asString()
                .contains("capacity.json:1:", "expected the figures of a measured capacity", "left out");
    }
}
