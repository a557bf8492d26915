package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.Plan;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RecordedHistory;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore is shown as a recovery that counts from when it was asked for: the data are lost at 50, asked for at 56, back at 57.2. */
class RestoreWordsTest {
    @TempDir
    Path reports;

    private RunRecord run;

    @BeforeEach
    void aRestore() throws IOException {
        FabricatedRun failover = FabricatedRun.passing(reports);
        List<Event> events = new ArrayList<>(failover.events());
        events.add(new Event.RestoreAsked(at(56), "kill-primary", at(49)));
        Verdict back = FabricatedVerdicts.back(
                "restore", "what was acknowledged is there", "restore time 1.2 s; 40 of 40 writes are there");
        run = RunRecord.of(failover.files(), failover.manifest(), plan(), List.of(back), events);
    }

    @Test
    void itCountsFromWhenItWasAskedFor() {
        assertThat(run.recoveries()).singleElement().satisfies(recovery -> {
            assertThat(recovery.origin()).isEqualTo("restore");
            assertThat(recovery.from()).isEqualTo(at(56));
            assertThat(recovery.to()).contains(at(57.2));
            assertThat(recovery.took()).contains(Duration.ofMillis(1_200));
        });
    }

    @Test
    void theSummaryTellsTheTimeOnceAndWhatCameBack() {
        assertThat(run.document().summary())
                .contains("worked again 1.20 s after the restore was asked for; 10 s is allowed.")
                .contains("Of the data lost to kill-primary: 40 of 40 writes are there.")
                .doesNotContain("restore time");
    }

    @Test
    void itHasOneTileWithTheTimeAsItsFigure() throws IOException {
        List<RunPage.Tile> tiles = new Tiles(run, Traffic.read(run, new RecordedHistory(run.files()))).all();

        assertThat(tiles)
                .extracting(RunPage.Tile::name)
                .containsExactly("Restore time after kill-primary", "Requests", "p95 in the baseline");
        assertThat(tiles.get(0).value()).isEqualTo("1.2 s");
        assertThat(tiles.get(0).note()).isEqualTo("40 of 40 writes are there; allowed: 10 s from asking for it");
    }

    private static Plan plan() {
        Plan plan = FabricatedPlan.rdsFailover();
        Scenario of = plan.scenario();
        Objective.Restore restore = new Objective.Restore(
                "back", List.of(), "kill-primary", "book", Duration.ofSeconds(10), 0.99, Duration.ofSeconds(2));
        Scenario scenario = new Scenario(
                of.name(),
                of.system(),
                of.description(),
                of.seed(),
                of.load(),
                of.timing(),
                of.steadyState(),
                of.method(),
                of.stopConditions(),
                List.of(restore));
        return new Plan(scenario, plan.system(), plan.backend(), plan.seed(), plan.faults(), plan.gaps());
    }

    private static Instant at(double seconds) {
        return FabricatedRun.START.plusMillis(Math.round(seconds * 1000));
    }
}
