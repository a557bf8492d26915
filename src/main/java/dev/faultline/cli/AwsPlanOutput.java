package dev.faultline.cli;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.AwsPlan;
import dev.faultline.plan.aws.AwsPlanner;
import dev.faultline.plan.aws.IamPolicies;
import dev.faultline.plan.aws.TemplateJson;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What {@code faultline plan --backend aws} shows; part of that command's options. */
final class AwsPlanOutput {
    @Option(names = "--iam", description = "With --backend aws: print the least that must be allowed for it.")
    private boolean iam;

    @Option(
            names = "--templates",
            paramLabel = "FOLDER",
            description = "With --backend aws: write each experiment there, as `aws fis create-experiment-template"
                    + " --cli-input-json` takes it.")
    private Path templates;

    /** Whether something was asked for that only a plan in AWS has. */
    boolean askedFor() {
        return iam || templates != null;
    }

    /** Throws {@link BadInput} where a fault cannot be done in AWS, after all has been shown. */
    void print(Scenario scenario, SystemSpec system, AwsSpec aws, Function<AwsPlan, String> form, PrintWriter out)
            throws PlanException, IOException, BadInput {
        AwsPlan plan = AwsPlanner.plan(scenario, system, aws);
        out.print(iam ? TemplateJson.write(IamPolicies.of(plan, aws)) : form.apply(plan));
        out.flush();
        if (templates != null) {
            write(plan);
        }
        refuse(plan);
    }

    private void write(AwsPlan plan) throws IOException {
        Files.createDirectories(templates);
        for (AwsFault.Injected fault : plan.injected().toList()) {
            Files.writeString(templates.resolve(fault.id() + ".json"), TemplateJson.write(fault.template()));
        }
    }

    private static void refuse(AwsPlan plan) throws BadInput {
        List<String> impossible = plan.impossible()
                .map(fault -> fault.id() + " (" + fault.kind() + "): " + fault.why() + "; instead: " + fault.instead())
                .toList();
        if (!impossible.isEmpty()) {
            throw new BadInput(plan.scenario() + " cannot be run in AWS as it is\n" + String.join("\n", impossible));
        }
    }
}
