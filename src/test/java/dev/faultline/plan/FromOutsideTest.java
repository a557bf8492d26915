package dev.faultline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run on somebody's own system will not see is said before it begins. */
class FromOutsideTest {
    private final ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));

    @Test
    void aRehearsalSeesItAll() {
        assertThat(FromOutside.unseen(plan("blinklean", "pod-kill", files.system("blinklean"))))
                .isEmpty();
    }

    @Test
    void theInsideOfAnOwnSystemIsNotSeen() {
        assertThat(FromOutside.unseen(plan("staging", "dependency-cut", files.system("staging"))))
                .anyMatch(words -> words.contains("Roles, replicas and processes inside"))
                .anyMatch(words -> words.contains("Records of others"));
    }

    @Test
    void withoutAReadBackTheObjectivesThatNeedOneAreNamed() {
        SystemSpec system = files.system("staging");
        SystemSpec blind = new SystemSpec(
                system.name(),
                system.description(),
                system.platform(),
                system.nodes(),
                system.links(),
                system.dependencies(),
                system.paths(),
                system.login(),
                system.probes(),
                Optional.empty(),
                system.invariants(),
                system.alarms(),
                system.knownBad(),
                system.claims(),
                system.journeys(),
                system.target());

        assertThat(FromOutside.unseen(plan("staging", "dependency-cut", blind)))
                .anyMatch(words -> words.contains(
                        "can only be INCONCLUSIVE: no-acknowledged-booking-lost, no-slot-booked-twice."));
    }

    private Plan plan(String name, String scenario, SystemSpec system) {
        Scenario read = files.scenario(name, scenario);
        return new Plan(read, system, "remote", 1, List.of(), Map.of());
    }
}
