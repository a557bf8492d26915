package dev.faultline.cli;

import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.DrillFinding;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioException;
import dev.faultline.scenario.ScenarioFiles;
import dev.faultline.scenario.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the files of the system are that a command is about, and what they say; part of each such command's options. */
final class SystemFiles {
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

    /** The system as its own file describes it. */
    SystemSpec system() throws IOException, BadInput, ScenarioException {
        return files().system(system);
    }

    /** One of its scenarios. */
    Scenario scenario(String name) throws IOException, BadInput, ScenarioException {
        return files().scenario(system, name);
    }

    /** One of its drills. */
    DrillSpec drill(String name) throws IOException, BadInput, ScenarioException {
        return files().drill(system, name);
    }

    /** The names of all of its drills, sorted. */
    List<String> drillNames() throws IOException, BadInput, ScenarioException {
        return files().drillNames(system);
    }

    /** What its drills have found. */
    List<DrillFinding> findings() throws IOException, BadInput, ScenarioException {
        return files().findings(system);
    }

    /** Where it runs in AWS. */
    AwsSpec aws() throws IOException, BadInput, ScenarioException {
        return files().aws(system);
    }

    /** How its capacity is found, and what for. */
    CapacitySpec capacity() throws IOException, BadInput, ScenarioException {
        return files().capacity(system);
    }

    /** The names of all of its scenarios, sorted. */
    List<String> scenarioNames() throws IOException, BadInput, ScenarioException {
        return files().scenarioNames(system);
    }

    /** All of its scenarios, in the order of their names. */
    List<Scenario> allScenarios() throws IOException, BadInput, ScenarioException {
        ScenarioFiles files = files();
        return files.scenarioNames(system).stream()
                .map(name -> files.scenario(system, name))
                .toList();
    }

    private ScenarioFiles files() throws IOException, BadInput {
        Path folder = scenarios != null ? scenarios : Installation.current().scenarios();
        if (!Files.isDirectory(folder)) {
            throw new BadInput("no folder of scenarios at " + folder + ": name one with --scenarios");
        }
        return new ScenarioFiles(folder);
    }
}
