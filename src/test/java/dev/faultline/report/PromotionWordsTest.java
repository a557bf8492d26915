package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.Plan;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A promotion is shown as a recovery that counts from when it was asked for: lost at 50, asked for at 56, back at 57.2. */
class PromotionWordsTest {
    @TempDir
    Path reports;

    @Test
    void itCountsFromWhenItWasAskedFor() throws IOException {
        RunRecord run = promoted();

        assertThat(run.recoveries()).singleElement().satisfies(recovery -> {
            assertThat(recovery.origin()).isEqualTo("promotion");
            assertThat(recovery.from()).isEqualTo(at(56));
            assertThat(recovery.took()).contains(Duration.ofMillis(1_200));
        });
        assertThat(run.document().summary())
                .contains(
                        "The promotion of db-r2 was asked for at ",
                        "worked again 1.20 s after the promotion was asked for; 10 s is allowed.");
    }

    @Test
    void whereTrafficIsLedIsTold() {
        assertThat(EventWords.of(new Event.RegionsSeen(at(1), "second", "db-r2", "promoted", "db-r2 takes writes")))
                .contains("Traffic is led to the second region, the writer is db-r2 (promoted: db-r2 takes writes)");
    }

    private RunRecord promoted() throws IOException {
        FabricatedRun failover = FabricatedRun.passing(reports);
        List<Event> events = new ArrayList<>(failover.events());
        events.add(new Event.FaultInjected(at(56), "promotion", "promotion", List.of("db-r2"), at(56.01)));
        Verdict back = FabricatedVerdicts.back("rto", "book works again", "1.2 s");
        return RunRecord.of(failover.files(), failover.manifest(), plan(), List.of(back), events);
    }

    private static Plan plan() {
        Plan plan = FabricatedPlan.rdsFailover();
        Scenario of = plan.scenario();
        List<FaultSpec> method = new ArrayList<>(of.method());
        method.add(new FaultSpec.Promotion("promotion", Duration.ofSeconds(6), "kill-primary"));
        Objective.Rto rto = new Objective.Rto(
                "back",
                List.of(),
                "book",
                "promotion",
                Objective.Origin.INJECTION,
                Duration.ofSeconds(10),
                0.99,
                Duration.ofSeconds(2));
        Scenario scenario = new Scenario(
                of.name(),
                of.system(),
                of.description(),
                of.seed(),
                of.load(),
                of.timing(),
                of.steadyState(),
                method,
                of.stopConditions(),
                List.of(rto));
        return new Plan(scenario, plan.system(), plan.backend(), plan.seed(), plan.faults(), plan.gaps());
    }

    private static Instant at(double seconds) {
        return FabricatedRun.START.plusMillis(Math.round(seconds * 1000));
    }
}
