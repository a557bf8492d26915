package drills;

import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The system that the drills are about, and what of it a person chose with {@code -D…} properties. */
record DrilledSystem(List<String> scenarios, Map<String, SystemSpec.KnownBad> knownBad) {
    private static final String EVERYTHING = "all";

    /** The system that {@code -Dsystem} names, as its files describe it. */
    static DrilledSystem asked() {
        ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));
        String name = System.getProperty("faultline.system", "blinklean");
        return new DrilledSystem(files.scenarioNames(name), files.system(name).knownBad());
    }

    /**
     * The scenarios that {@code chosen} names: {@code all}, a list with commas, or the {@code suite} when it is empty; all
     * where the system is one that the suite was not made for.
     */
    List<String> scenarios(String chosen, List<String> suite) {
        return choose("scenario", chosen, scenarios.containsAll(suite) ? suite : scenarios, scenarios);
    }

    /** What is to come out red on the known-bad platforms that {@code chosen} names, likewise. */
    List<RedCase> redCases(String chosen, List<String> suite) {
        List<RedCase> cases = new ArrayList<>();
        for (String bad : choose("known-bad", chosen, suite, List.copyOf(knownBad.keySet()))) {
            knownBad.get(bad)
                    .red()
                    .forEach((scenario, objectives) -> cases.add(new RedCase(bad, scenario, objectives)));
        }
        return List.copyOf(cases);
    }

    private static List<String> choose(String what, String chosen, List<String> suite, List<String> known) {
        if (chosen.strip().equals(EVERYTHING)) {
            return known;
        }
        List<String> names = chosen.isBlank()
                ? suite
                : Stream.of(chosen.split(",")).map(String::strip).toList();
        Set<String> unknown = new LinkedHashSet<>(names);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no " + what + " " + String.join(", ", unknown) + "; there is "
                    + EVERYTHING + ", " + String.join(", ", known));
        }
        return names;
    }
}
