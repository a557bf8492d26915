package dev.faultline.cli;

import dev.faultline.report.ClaimRegister;
import dev.faultline.report.ClaimsPage;
import dev.faultline.report.RunSummary;
import dev.faultline.run.RunRequest;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.InAws;
import dev.faultline.scenario.ScenarioException;
import dev.faultline.scenario.SystemSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Mixin
    private HistoryOption history;

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

    @Override
    public Integer call() throws Exception {
        SystemSpec system = options.system();
        if (backend.isAws()) {
            return inAws(system);
        }
        awsConsent.refuseElsewhere();
        // All of them before the first is started: bad input must start nothing.
        List<PreparedRun> all = new ArrayList<>();
        for (String name : names) {
            all.add(PreparedRun.of(
                    options.scenario(name), system, backend.of(system), options, Optional.ofNullable(seed)));
        }
        consent.require(system);
        return carryOut(all, system);
    }

    /** Without consent it is a dry run: all that would be done is shown, and nothing is sent anywhere. */
    private int inAws(SystemSpec system) throws Exception {
        AwsSpec aws = options.files().aws();
        options.refuseSettings("in AWS");
        List<PreparedRun> all = new ArrayList<>();
        for (String name : names) {
            all.add(PreparedRun.inAws(options.scenario(name), system, aws, Optional.ofNullable(seed)));
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

    private int carryOut(List<PreparedRun> all, SystemSpec system) throws Exception {
        ExitStatus worst = ExitStatus.PASS;
        try (Keeping keeping = history.keeping(reports)) {
            for (PreparedRun next : all) {
                RunRequest request = request(next);
                JudgedRun run = new JudgedRun(request, options, System.out, System.err);
                worst = worst.worse(run.carryOut(worst));
                run.document().map(RunSummary::of).ifPresent(StepSummary.ofThisProcess()::append);
                if (run.interrupted()) {
                    break;
                }
                if (run.document().isPresent()) {
                    worst = worst.worse(keeping.keep(request.files().folder()));
                }
            }
        }
        refreshClaims(system);
        return worst.code();
    }

    private RunRequest request(PreparedRun next) throws IOException {
        RunRequest request = next.request(reports, awsConsent.production());
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
