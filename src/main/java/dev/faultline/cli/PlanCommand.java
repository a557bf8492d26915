package dev.faultline.cli;

import dev.faultline.plan.Plan;
import dev.faultline.plan.Planner;
import dev.faultline.plan.aws.TemplateJson;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.ExpectedTopology;
import dev.faultline.timeline.RecordJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline plan}: the dry run. It shows what a run would do to what, and starts nothing. */
@Command(
        name = "plan",
        description = "Shows what a run would do, with exact targets; starts nothing.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCENARIO", description = "The scenario's name.")
    private String name;

    @Mixin
    private SystemOptions options;

    @Option(names = "--seed", description = "Where every random choice starts (default: the scenario's own).")
    private Long seed;

    @Option(names = "--json", description = "Print the plan as JSON, as plan.json holds it.")
    private boolean json;

    @Mixin
    private BackendOption backend;

    @Mixin
    private AwsPlanOutput aws;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SystemSpec system = options.system();
        Scenario scenario = options.scenario(name);
        if (inAws()) {
            aws.print(
                    scenario,
                    system,
                    options.files().aws(),
                    json ? TemplateJson::write : AwsPlanText::of,
                    spec.commandLine().getOut());
            return ExitStatus.PASS.code();
        }
        Plan plan = Planner.plan(
                scenario,
                system,
                ExpectedTopology.of(system, backend.of(system)),
                seed != null ? seed : scenario.seed());
        String text = json
                ? RecordJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(plan) + "\n"
                : PlanText.of(plan);
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return ExitStatus.PASS.code();
    }

    private boolean inAws() throws BadInput {
        if (!backend.isAws() && aws.askedFor()) {
            throw new BadInput(
                    "--iam, --templates, --terraform and --import are about AWS\nadd --backend " + AwsSpec.BACKEND);
        }
        return backend.isAws();
    }
}
