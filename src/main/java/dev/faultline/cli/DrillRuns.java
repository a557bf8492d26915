package dev.faultline.cli;

import dev.faultline.drill.ScenarioRuns;
import dev.faultline.plan.Plan;
import dev.faultline.plan.PlanException;
import dev.faultline.plan.Planner;
import dev.faultline.report.ClaimRegister;
import dev.faultline.report.ClaimsPage;
import dev.faultline.report.HistoryPage;
import dev.faultline.run.Interruption;
import dev.faultline.run.RunRequest;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.scenario.DrillStep;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioException;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.Backend;
import dev.faultline.target.ExpectedTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The scenarios of a drill, found possible before its first step, and carried out as {@code faultline run} does. */
final class DrillRuns implements ScenarioRuns {
    private final SystemSpec system;
    private final Backend backend;
    private final SystemOptions options;
    private final Path reports;
    private final Map<String, Prepared> prepared = new TreeMap<>();

    private record Prepared(Plan plan, Map<String, String> platform) {}

    private DrillRuns(SystemSpec system, Backend backend, SystemOptions options, Path reports) {
        this.system = system;
        this.backend = backend;
        this.options = options;
        this.reports = reports;
    }

    static DrillRuns prepared(DrillSpec spec, SystemSpec system, Backend backend, SystemOptions options, Path reports)
            throws IOException, BadInput, PlanException {
        DrillRuns runs = new DrillRuns(system, backend, options, reports);
        for (DrillStep step : spec.steps()) {
            if (step instanceof DrillStep.Machine machine) {
                runs.prepare(options.scenario(machine.scenario()));
            }
        }
        return runs;
    }

    private void prepare(Scenario scenario) throws BadInput, PlanException {
        Plan plan = Planner.plan(scenario, system, ExpectedTopology.of(system, backend), scenario.seed());
        prepared.put(scenario.name(), new Prepared(plan, options.platform(system, scenario)));
    }

    /** What they run on, in words. */
    String backend() {
        return prepared.values().stream()
                .map(each -> each.plan().backend())
                .findFirst()
                .orElse(backend.label());
    }

    @Override
    public MachineRun carryOut(String scenario, Interruption interruption) throws InterruptedException {
        try {
            Prepared next = prepared.get(scenario);
            RunRequest request = new RunRequest(
                    RunId.claim(reports, scenario),
                    next.plan(),
                    backend,
                    next.platform(),
                    reports.toAbsolutePath().normalize(),
                    Installation.current().forking());
            JudgedRun run = new JudgedRun(request, options, interruption, System.out, System.err);
            ExitStatus status = run.carryOut();
            return new MachineRun(request.runId(), status.code(), run.document());
        } catch (IOException e) {
            throw new UncheckedIOException("the scenario " + scenario + " could not be begun: " + e.getMessage(), e);
        }
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
