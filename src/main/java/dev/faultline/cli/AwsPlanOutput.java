package dev.faultline.cli;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.AwsPlan;
import dev.faultline.plan.aws.AwsPlanner;
import dev.faultline.plan.aws.ExperimentTemplate;
import dev.faultline.plan.aws.IamPolicies;
import dev.faultline.plan.aws.MethodText;
import dev.faultline.plan.aws.TemplateFile;
import dev.faultline.plan.aws.TemplateImport;
import dev.faultline.plan.aws.TemplateJson;
import dev.faultline.plan.aws.TerraformSnippet;
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

    @Option(
            names = "--terraform",
            description =
                    "With --backend aws: print what must be there first, as Terraform: role, policies, alarms, log group,"
                            + " tags.")
    private boolean terraform;

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description =
                    "With --backend aws: print the method that an experiment template of AWS FIS stands for, to be put"
                            + " into a scenario like this one.")
    private Path imported;

    /** Whether something was asked for that only a plan in AWS has. */
    boolean askedFor() {
        return iam || templates != null || terraform || imported != null;
    }

    /** Throws {@link BadInput} where a fault cannot be done in AWS, after all has been shown. */
    void print(Scenario scenario, SystemSpec system, AwsSpec aws, Function<AwsPlan, String> form, PrintWriter out)
            throws PlanException, IOException, BadInput {
        if (imported != null) {
            out.print(MethodText.of(TemplateImport.of(template(), system, aws, scenario)));
            out.flush();
            return;
        }
        AwsPlan plan = AwsPlanner.plan(scenario, system, aws);
        out.print(text(plan, aws, form));
        out.flush();
        if (templates != null) {
            write(plan);
        }
        refuse(plan);
    }

    private ExperimentTemplate template() throws IOException, BadInput, PlanException {
        if (iam || terraform || templates != null) {
            throw new BadInput(
                    "--import reads a template, and --iam, --terraform and --templates are about a scenario's own"
                            + "\nput what it prints into a scenario first");
        }
        if (!Files.isRegularFile(imported)) {
            throw new BadInput("--import " + imported + ": there is no such file\nwrite one with `aws fis"
                    + " get-experiment-template --id EXT… > template.json`");
        }
        return TemplateFile.read(Files.readString(imported));
    }

    private String text(AwsPlan plan, AwsSpec aws, Function<AwsPlan, String> form) throws PlanException {
        if (terraform) {
            return TerraformSnippet.of(plan, IamPolicies.of(plan, aws), aws);
        }
        return iam ? TemplateJson.write(IamPolicies.of(plan, aws)) : form.apply(plan);
    }

    private void write(AwsPlan plan) throws IOException {
        Files.createDirectories(templates);
        for (AwsFault.Injected fault : plan.injected().toList()) {
            Files.writeString(templates.resolve(fault.id() + ".json"), TemplateJson.write(fault.template()));
        }
    }

    /** Throws {@link BadInput} where a fault cannot be done in AWS. */
    static void refuse(AwsPlan plan) throws BadInput {
        List<String> impossible = plan.impossible()
                .map(fault -> fault.id() + " (" + fault.kind() + "): " + fault.why() + "; instead: " + fault.instead())
                .toList();
        if (!impossible.isEmpty()) {
            throw new BadInput(plan.scenario() + " cannot be run in AWS as it is\n" + String.join("\n", impossible));
        }
    }
}
