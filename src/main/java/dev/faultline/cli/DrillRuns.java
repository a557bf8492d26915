package dev.faultline.cli;

import dev.faultline.drill.ScenarioRuns;
import dev.faultline.fault.aws.Guard;
import dev.faultline.plan.PlanException;
import dev.faultline.report.ClaimRegister;
import dev.faultline.report.ClaimsPage;
import dev.faultline.report.HistoryPage;
import dev.faultline.run.Interruption;
import dev.faultline.run.RunRequest;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.scenario.DrillStep;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioException;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scenarios of a drill, found possible before its first step, and carried out as {@code faultline run} does. */
final class DrillRuns implements ScenarioRuns {
    private final SystemSpec system;
    private final SystemOptions options;
    private final Path reports;
    private final RunsKept kept;
    private final Guard.Production production;
    private final Map<String, PreparedRun> prepared;

    /**
     * What all of them are carried out with.
     *
     * @param options which files and settings
     * @param reports where their folders go
     * @param keeping where what came of them is kept
     */
    record Desk(SystemOptions options, Path reports, Keeping keeping) {}

    private DrillRuns(SystemSpec system, Desk desk, Guard.Production production, Map<String, PreparedRun> prepared) {
        this.system = system;
        this.options = desk.options();
        this.reports = desk.reports();
        this.kept = new RunsKept(desk.keeping());
        this.production = production;
        this.prepared = prepared;
    }

    /** On a platform of ours, or on a system that is up already. */
    static DrillRuns prepared(DrillSpec spec, SystemSpec system, Backend backend, Desk desk)
            throws IOException, BadInput, PlanException {
        Map<String, PreparedRun> runs = new LinkedHashMap<>();
        for (Scenario scenario : scenarios(spec, desk.options())) {
            runs.put(scenario.name(), PreparedRun.of(scenario, system, backend, desk.options(), Optional.empty()));
        }
        return new DrillRuns(system, desk, Guard.Production.REFUSED, runs);
    }

    /** In AWS. Throws {@link BadInput} where a fault of one cannot be done there. */
    static DrillRuns inAws(DrillSpec spec, SystemSpec system, AwsSpec aws, Desk desk, Guard.Production production)
            throws IOException, BadInput, PlanException {
        Map<String, PreparedRun> runs = new LinkedHashMap<>();
        for (Scenario scenario : scenarios(spec, desk.options())) {
            runs.put(scenario.name(), PreparedRun.inAws(scenario, system, aws, Optional.empty()));
        }
        return new DrillRuns(system, desk, production, runs);
    }

    private static List<Scenario> scenarios(DrillSpec spec, SystemOptions options) throws IOException, BadInput {
        List<Scenario> scenarios = new ArrayList<>();
        for (DrillStep step : spec.steps()) {
            if (step instanceof DrillStep.Machine machine) {
                scenarios.add(options.scenario(machine.scenario()));
            }
        }
        return scenarios;
    }

    /** What would be done in AWS, as a person reads it before confirming. */
    String dryRun(AwsSpec aws) {
        return prepared.values().stream()
                .flatMap(each -> each.aws().stream())
                .map(work -> AwsDryRun.of(work, aws))
                .collect(Collectors.joining("\n"));
    }

    /** What they run on, in words. */
    String backend() {
        return prepared.values().stream()
                .map(each -> each.plan().backend())
                .findFirst()
                .orElse("people alone");
    }

    @Override
    public MachineRun carryOut(String scenario, Interruption interruption) throws InterruptedException {
        try {
            RunRequest request = prepared.get(scenario).request(reports, production);
            JudgedRun run = new JudgedRun(request, options, interruption, System.out, System.err);
            ExitStatus status = run.carryOut();
            if (run.document().isPresent()) {
                kept.keep(request.files().folder());
            }
            // The run's own status: that it is not kept says nothing of what it found.
            return new MachineRun(request.runId(), status.code(), run.document());
        } catch (IOException e) {
            throw new UncheckedIOException("the scenario " + scenario + " could not be begun: " + e.getMessage(), e);
        }
    }

    /** Whether all of them are kept where they were to be; said where not, once the drill is over. */
    ExitStatus kept() {
        return kept.over(System.err);
    }

    /** What keeps the page of the claims from being written is no finding of the drill. */
    void refreshPages() {
        try {
            HistoryPage.write(reports);
            ClaimsPage.write(reports, ClaimRegister.of(system, options.files().allScenarios(), reports));
        } catch (IOException | UncheckedIOException | BadInput | ScenarioException e) {
            System.err.println("faultline: the pages over all runs were not written anew: " + e.getMessage());
        }
    }
}
