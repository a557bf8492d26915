package drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/known-bad.md whole: each planted mistake has a row there, none came out green, and each claim shows its mistakes. */
class KnownBadMatrixTest {
    private static final Path DOCUMENT = Path.of("docs", "known-bad.md");
    private static final ScenarioFiles FILES = new ScenarioFiles(Path.of("scenarios"));
    private static final List<SystemSpec> SYSTEMS = List.of(FILES.system("blinklean"), FILES.system("lifeflow"));

    @Test
    void everyPlantedMistakeIsInTheMatrixAndNoneCameOutGreen() throws IOException {
        List<String> expected = new ArrayList<>();
        SYSTEMS.forEach(system -> system.knownBad()
                .forEach((bad, setting) -> setting.red()
                        .forEach((scenario, red) -> red.stream()
                                .map(objective -> String.join(" | ", scenario, bad, objective))
                                .forEach(expected::add))));
        List<String> shown =
                rows(5).map(cells -> String.join(" | ", cells.subList(0, 3))).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows(5)).allSatisfy(cells -> {
            boolean red = cells.get(3).equals("FAIL") && !cells.get(4).isEmpty();
            boolean open = cells.get(3).equals("not run") && cells.get(4).isEmpty();
            assertThat(red || open).as(String.join(" | ", cells)).isTrue();
        });
    }

    @Test
    void everyClaimIsShownWithTheMistakesThatRefuteIt() throws IOException {
        Map<String, TreeSet<String>> refutedBy = new TreeMap<>();
        SYSTEMS.forEach(system -> refutations(system, refutedBy));
        Map<String, String> shown = new TreeMap<>();
        rows(3).forEach(cells -> shown.put(cells.get(0), cells.get(2)));
        assertThat(shown.keySet()).isEqualTo(refutedBy.keySet());
        refutedBy.forEach((claim, mistakes) -> assertThat(shown.get(claim))
                .as(claim)
                .isEqualTo(mistakes.isEmpty() ? "none" : String.join(", ", mistakes)));
    }

    /** Every claim of a system that a scenario of it rehearses, or that is of the first system: there all are rehearsed. */
    private static void refutations(SystemSpec system, Map<String, TreeSet<String>> refutedBy) {
        if (system.name().equals("blinklean")) {
            system.claims().keySet().forEach(claim -> refutedBy.put(claim, new TreeSet<>()));
        }
        FILES.scenarioNames(system.name())
                .forEach(scenario -> FILES.scenario(system.name(), scenario).objectives().stream()
                        .flatMap(objective -> objective.claims().stream())
                        .forEach(claim -> refutedBy.putIfAbsent(claim, new TreeSet<>())));
        system.knownBad()
                .forEach((bad, setting) -> setting.red().forEach((scenario, red) -> {
                    for (Objective objective :
                            FILES.scenario(system.name(), scenario).objectives()) {
                        if (red.contains(objective.id())) {
                            objective
                                    .claims()
                                    .forEach(claim -> refutedBy.get(claim).add("`" + bad + "`"));
                        }
                    }
                }));
    }

    /** The rows, without their headings, of the table that has so many columns. */
    private static Stream<List<String>> rows(int columns) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Stream.of(line.substring(1).split("(?<!\\\\)\\|"))
                        .map(String::strip)
                        .toList())
                .filter(cells -> cells.size() == columns)
                .filter(cells -> !cells.get(0).equals("---")
                        && !cells.get(0).equals("Scenario")
                        && !cells.get(0).equals("Claim"));
    }
}
