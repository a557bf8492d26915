package dev.faultline.plan.aws;

import dev.faultline.plan.aws.ExperimentTemplate.Action;
import dev.faultline.plan.aws.PolicyDocument.Statement;
import dev.faultline.scenario.AwsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What whoever runs an experiment must be allowed: to make a template of these actions, to start, follow and stop its
 * experiment and to delete it again, all of them with our tag, and to look at the alarms. Where {@code aws.yaml} says how
 * scenarios are run, what a run looks at besides, and its lock.
 */
final class HarnessPolicy {
    private static final String SERVICE = "fis.amazonaws.com";

    private final AwsPlan plan;
    private final AwsSpec aws;

    private HarnessPolicy(AwsPlan plan, AwsSpec aws) {
        this.plan = plan;
        this.aws = aws;
    }

    static PolicyDocument of(AwsPlan plan, AwsSpec aws) {
        return new PolicyDocument(new HarnessPolicy(plan, aws).statements());
    }

    private List<Statement> statements() {
        List<String> actions = plan.injected()
                .flatMap(fault -> fault.template().actions().values().stream())
                .map(Action::actionId)
                .distinct()
                .sorted()
                .map(id -> aws.arn("fis", "action/" + id))
                .toList();
        List<Statement> run = aws.run().isPresent() ? new RunPolicy(plan, aws).statements() : List.of();
        if (actions.isEmpty()) {
            return run;
        }
        List<String> templates = List.of(aws.arn("fis", "experiment-template/*"));
        List<String> experiments = List.of(aws.arn("fis", "experiment/*"));
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.allow(List.of("fis:CreateExperimentTemplate"), actions));
        statements.add(Statement.allow(List.of("fis:CreateExperimentTemplate"), templates, asked()));
        statements.add(Statement.allow(List.of("fis:StartExperiment"), experiments, asked()));
        statements.add(
                Statement.allow(List.of("fis:TagResource"), List.of(templates.get(0), experiments.get(0)), asked()));
        statements.add(Statement.allow(
                List.of("fis:DeleteExperimentTemplate", "fis:GetExperimentTemplate", "fis:StartExperiment"),
                templates,
                borne()));
        statements.add(Statement.allow(
                List.of("fis:GetExperiment", "fis:ListExperimentResolvedTargets", "fis:StopExperiment"),
                experiments,
                borne()));
        statements.add(Statement.allow(List.of("fis:ListExperimentTemplates", "fis:ListExperiments"), List.of("*")));
        statements.add(Statement.allow(
                List.of("iam:PassRole"),
                List.of(aws.globalArn("iam", "role/" + aws.role())),
                Map.of("StringEquals", Map.of("iam:PassedToService", List.of(SERVICE)))));
        statements.add(Statement.allow(
                List.of("iam:CreateServiceLinkedRole"),
                List.of(aws.globalArn("iam", "role/aws-service-role/" + SERVICE + "/AWSServiceRoleForFIS")),
                Map.of("StringEquals", Map.of("iam:AWSServiceName", List.of(SERVICE)))));
        statements.add(Statement.allow(List.of("cloudwatch:DescribeAlarms"), List.of("*")));
        statements.addAll(run);
        return statements;
    }

    /** What is made must get our tag. */
    private Map<String, Map<String, List<String>>> asked() {
        return tag("aws:RequestTag/");
    }

    /** What is touched must bear it. */
    private Map<String, Map<String, List<String>>> borne() {
        return tag("aws:ResourceTag/");
    }

    private Map<String, Map<String, List<String>>> tag(String key) {
        return Map.of(
                "StringEquals", Map.of(key + aws.tag().key(), List.of(aws.tag().value())));
    }
}
