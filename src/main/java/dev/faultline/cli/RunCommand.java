package dev.faultline.cli;

import dev.faultline.plan.Plan;
import dev.faultline.plan.Planner;
import dev.faultline.report.ClaimRegister;
import dev.faultline.report.ClaimsPage;
import dev.faultline.report.RunSummary;
import dev.faultline.run.RunRequest;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.InAws;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioException;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.Backend;
import dev.faultline.target.ExpectedTopology;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Mixin
    private BackendOption backend;

    @Mixin
    private Consent consent;

    @Mixin
    private AwsConsent awsConsent;

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

    @Spec
    private CommandSpec spec;

    /** A run that has been found possible, and what it is to run on. */
    private record Prepared(Plan plan, Backend backend, Map<String, String> platform, Optional<AwsWork> aws) {}

    @Override
    public Integer call() throws Exception {
        SystemSpec system = options.system();
        if (backend.isAws()) {
            return inAws(system);
        }
        awsConsent.refuseElsewhere();
        // All of them before the first is started: bad input must start nothing.
        List<Prepared> all = new ArrayList<>();
        for (String name : names) {
            all.add(prepare(system, options.scenario(name)));
        }
        consent.require(system);
        return carryOut(all, system);
    }

    /** Without consent it is a dry run: all that would be done is shown, and nothing is sent anywhere. */
    private int inAws(SystemSpec system) throws Exception {
        AwsSpec aws = options.files().aws();
        options.refuseSettings("in AWS");
        List<Prepared> all = new ArrayList<>();
        for (String name : names) {
            AwsWork work = AwsWork.of(options.scenario(name), system, aws);
            all.add(new Prepared(work.plan(Optional.ofNullable(seed)), Backend.EMBEDDED, Map.of(), Optional.of(work)));
        }
        if (!consent.isGiven()) {
            PrintWriter out = spec.commandLine().getOut();
            all.forEach(next -> out.print(AwsDryRun.of(next.aws().orElseThrow(), aws)));
            out.flush();
            return ExitStatus.PASS.code();
        }
        consent.requireAws(InAws.system(system, aws), aws);
        awsConsent.require(aws, system.name());
        return carryOut(all, system);
    }

    private int carryOut(List<Prepared> all, SystemSpec system) throws Exception {
        ExitStatus worst = ExitStatus.PASS;
        for (Prepared next : all) {
            JudgedRun run = new JudgedRun(request(next), options, System.out, System.err);
            worst = worst.worse(run.carryOut(worst));
            run.document().map(RunSummary::of).ifPresent(StepSummary.ofThisProcess()::append);
            if (run.interrupted()) {
                break;
            }
        }
        refreshClaims(system);
        return worst.code();
    }

    private Prepared prepare(SystemSpec system, Scenario scenario) throws Exception {
        Backend on = backend.of(system);
        Plan plan =
                Planner.plan(scenario, system, ExpectedTopology.of(system, on), seed != null ? seed : scenario.seed());
        return new Prepared(plan, on, options.platform(system, scenario), Optional.empty());
    }

    private RunRequest request(Prepared next) throws IOException {
        String id = RunId.claim(reports, next.plan().scenario().name());
        RunRequest request = new RunRequest(
                id,
                next.plan(),
                next.backend(),
                next.platform(),
                reports.toAbsolutePath().normalize(),
                Installation.current().forking(),
                next.aws().map(work -> work.order(id, awsConsent.production())));
        if (folderFile != null) {
            Files.writeString(folderFile, request.files().folder().toString());
        }
        return request;
    }

    /** The page of all runs leads to that of the claims. What keeps it from being written is no finding of the runs. */
    private void refreshClaims(SystemSpec system) {
        try {
            ClaimsPage.write(reports, ClaimRegister.of(system, options.files().allScenarios(), reports));
        } catch (IOException | UncheckedIOException | BadInput | ScenarioException e) {
            System.err.println("faultline: the page of the claims was not written anew: " + e.getMessage());
        }
    }
}
