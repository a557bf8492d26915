package dev.faultline.cli;

import dev.faultline.observe.alarm.AlarmExpression;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioException;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which system a command is about, and where its files are. */
final class SystemOptions {
    @Option(
            names = "--system",
            defaultValue = "blinklean",
            description = "The system's name (default: ${DEFAULT-VALUE}).")
    private String system;

    @Option(
            names = "--scenarios",
            paramLabel = "FOLDER",
            description = "Where the systems are (default: ./scenarios, else the packaged ones).")
    private Path scenarios;

    @Option(
            names = "--known-bad",
            paramLabel = "NAME",
            description = "Rehearse on a deliberately broken platform; system.yaml names them.")
    private String knownBad;

    @Option(names = "--set", paramLabel = "SETTING=VALUE", description = "Change a setting of the rehearsal platform.")
    private Map<String, String> settings = new HashMap<>();

    ScenarioFiles files() throws IOException, BadInput {
        Path folder = scenarios != null ? scenarios : Installation.current().scenarios();
        if (!Files.isDirectory(folder)) {
            throw new BadInput("no folder of scenarios at " + folder + ": name one with --scenarios");
        }
        return new ScenarioFiles(folder);
    }

    /** Its alarms can be evaluated, which the reader of the files does not know. */
    SystemSpec system() throws IOException, BadInput, ScenarioException {
        SystemSpec spec = files().system(system);
        spec.alarms().forEach(AlarmExpression::of);
        return spec;
    }

    Scenario scenario(String name) throws IOException, BadInput, ScenarioException {
        return files().scenario(system, name);
    }

    List<String> scenarioNames() throws IOException, BadInput, ScenarioException {
        return files().scenarioNames(system);
    }

    Optional<String> knownBad() {
        return Optional.ofNullable(knownBad).filter(name -> !name.isBlank());
    }

    /** The platform's settings: the system's own, over them those of a known-bad platform, over them {@code --set}. */
    Map<String, String> platform(SystemSpec spec) throws BadInput {
        Map<String, String> merged = new TreeMap<>(spec.platform());
        if (knownBad().isPresent()) {
            SystemSpec.KnownBad bad = spec.knownBad().get(knownBad);
            if (bad == null) {
                throw new BadInput(
                        "--known-bad " + knownBad + ": system " + spec.name() + " has no such setting; it has "
                                + spec.knownBad().keySet().stream().sorted().toList());
            }
            merged.putAll(bad.platform());
        }
        merged.putAll(settings);
        return merged;
    }
}
