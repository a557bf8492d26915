package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import benchmarks.KillSeries.Standby;
import dev.faultline.plan.PlannedFault;
import dev.faultline.plan.Planner;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.target.ExpectedTopology;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillSeriesTest {
    @TempDir
    private Path folder;

    @Test
    void theDatabasesAreKilledByTurnsAndEachKillIsMeasured() throws Exception {
        assertThat(kills(new KillSeries(3, Standby.SYNCHRONOUS)))
                .extracting(PlannedFault::targets)
                .containsExactly(List.of("db-a"), List.of("db-b"), List.of("db-a"));
        assertThat(scenario(new KillSeries(3, Standby.SYNCHRONOUS)).objectives())
                .hasOnlyElementsOfTypes(Objective.Rto.class, Objective.Rpo.class)
                .extracting(Objective::id)
                .containsExactly("rto-1", "rpo-1", "rto-2", "rpo-2", "rto-3", "rpo-3");
    }

    @Test
    void whatAnAsynchronousStandbyShouldGetBeforeAKillIsSwallowed() throws Exception {
        Scenario scenario = scenario(new KillSeries(2, Standby.ASYNCHRONOUS));
        assertThat(scenario.method())
                .filteredOn(FaultSpec.LinkBlackhole.class::isInstance)
                .extracting(fault -> ((FaultSpec.LinkBlackhole) fault).link())
                .containsExactly(new LinkSelector("db-b", "db-a"), new LinkSelector("db-a", "db-b"));
        assertThat(kills(new KillSeries(2, Standby.ASYNCHRONOUS))).hasSize(2);
    }

    private Scenario scenario(KillSeries series) throws Exception {
        series.write(folder);
        return new ScenarioFiles(folder).scenario(KillSeries.SYSTEM, series.scenario());
    }

    private List<PlannedFault> kills(KillSeries series) throws Exception {
        Scenario scenario = scenario(series);
        var system = new ScenarioFiles(folder).system(KillSeries.SYSTEM);
        return Planner.plan(scenario, system, ExpectedTopology.of(system), scenario.seed()).faults().stream()
                .filter(fault -> fault.spec() instanceof FaultSpec.ProcessKill)
                .toList();
    }
}
