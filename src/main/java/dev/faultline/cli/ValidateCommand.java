package dev.faultline.cli;

import dev.faultline.plan.Planner;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.ExpectedTopology;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline validate}: reads a system's files, resolves every fault's targets, and starts nothing. */
@Command(name = "validate", description = "Checks scenario files; starts nothing.", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description = "Names of scenarios (default: all of the system).")
    private List<String> names = List.of();

    @Mixin
    private SystemOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SystemSpec system = options.system();
        for (String name : names.isEmpty() ? options.files().scenarioNames() : names) {
            Scenario scenario = options.scenario(name);
            var unused = options.platform(system, scenario);
            Planner.plan(scenario, system, ExpectedTopology.of(system), scenario.seed());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s/%s: good (%d fault(s), %d objectives)%n",
                            system.name(),
                            scenario.name(),
                            scenario.method().size(),
                            scenario.objectives().size());
        }
        if (names.isEmpty()) {
            validateDrills();
        }
        return ExitStatus.PASS.code();
    }

    private void validateDrills() throws Exception {
        for (String name : options.files().drillNames()) {
            DrillSpec drill = options.files().drill(name);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s/drills/%s: good (%d steps, %d objectives)%n",
                            drill.system(),
                            name,
                            drill.steps().size(),
                            drill.objectives().size());
        }
        var unused = options.files().findings();
    }
}
