package dev.faultline.cli;

import dev.faultline.plan.Plan;
import dev.faultline.plan.Planner;
import dev.faultline.run.RunRequest;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.ExpectedTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline run}: carries scenarios out, one after the other, and judges them. */
@Command(
        name = "run",
        description = "Carries out scenarios, one after the other, and judges them.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", split = ",", paramLabel = "SCENARIO", description = "Names of scenarios.")
    private List<String> names;

    @Mixin
    private SystemOptions options;

    @Option(names = "--seed", description = "Where every random choice starts (default: the scenario's own).")
    private Long seed;

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "Where the runs' folders go (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Option(
            names = "--print-folder-to",
            paramLabel = "FILE",
            hidden = true,
            description = "Write the folder of the last run into this file, for scripts.")
    private Path folderFile;

    @Override
    public Integer call() throws Exception {
        SystemSpec system = options.system();
        // All of them before the first is started: bad input must start nothing.
        List<Plan> plans = new ArrayList<>();
        List<Map<String, String>> platforms = new ArrayList<>();
        for (String name : names) {
            Scenario scenario = options.scenario(name);
            platforms.add(options.platform(system, scenario));
            plans.add(
                    Planner.plan(scenario, system, ExpectedTopology.of(system), seed != null ? seed : scenario.seed()));
        }
        ExitStatus worst = ExitStatus.PASS;
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            RunRequest request = new RunRequest(
                    RunId.claim(reports, plan.scenario().name()),
                    plan,
                    platforms.get(i),
                    reports.toAbsolutePath().normalize(),
                    Installation.current().forking());
            if (folderFile != null) {
                Files.writeString(folderFile, request.files().folder().toString());
            }
            JudgedRun run = new JudgedRun(request, options.knownBad(), System.out, System.err);
            worst = worst.worse(run.carryOut(worst));
            if (run.interrupted()) {
                break;
            }
        }
        return worst.code();
    }
}
