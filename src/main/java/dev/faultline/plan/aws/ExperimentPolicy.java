package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Action;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import dev.faultline.plan.aws.PolicyDocument.Statement;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.AwsTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What the role that FIS takes on must be allowed: the permissions of the catalogue, on the resources of a plan. */
final class ExperimentPolicy {
    private final AwsSpec aws;
    private final Map<Limits, TreeSet<String>> allowed = new LinkedHashMap<>();
    private final TreeSet<String> onTagged = new TreeSet<>();

    /** On what, and under which conditions. */
    private record Limits(List<String> resources, Map<String, Map<String, List<String>>> condition) {}

    private ExperimentPolicy(AwsSpec aws) {
        this.aws = aws;
    }

    static PolicyDocument of(AwsPlan plan, AwsSpec aws) throws PlanException {
        ExperimentPolicy policy = new ExperimentPolicy(aws);
        for (AwsFault.Injected fault : plan.injected().toList()) {
            for (Action action : fault.template().actions().values()) {
                policy.allow(action, fault.template());
            }
        }
        if (plan.injected().findAny().isPresent()) {
            policy.allowLogs();
            aws.report().ifPresent(policy::allowReport);
        }
        return policy.document();
    }

    /** Only FIS, and only for an experiment of this account and region. */
    static PolicyDocument trust(AwsSpec aws) {
        Map<String, Map<String, List<String>>> condition = new LinkedHashMap<>();
        condition.put("StringEquals", Map.of("aws:SourceAccount", List.of(aws.account())));
        condition.put("ArnLike", Map.of("aws:SourceArn", List.of(aws.arn("fis", "experiment/*"))));
        return new PolicyDocument(List.of(new Statement(
                "Allow", Map.of("Service", "fis.amazonaws.com"), List.of("sts:AssumeRole"), List.of(), condition)));
    }

    private void allow(Action action, ExperimentTemplate template) throws PlanException {
        List<FisPermission> permissions = FisCatalogue.shipped()
                .actions()
                .get(action.actionId())
                .permissions()
                .orElseThrow(() -> new PlanException("no policy can be written for " + action.actionId()
                        + ": what it needs is not in the catalogue of "
                        + FisCatalogue.shipped().read()));
        List<Target> targets = action.targets().values().stream()
                .map(name -> template.targets().get(name))
                .toList();
        for (FisPermission permission : permissions) {
            allow(permission, targets);
        }
    }

    private void allow(FisPermission permission, List<Target> targets) {
        UnaryOperator<String> filledIn = text -> filledIn(text, targets);
        Map<String, Map<String, List<String>>> condition = new LinkedHashMap<>();
        permission.when().forEach((operator, keys) -> {
            Map<String, List<String>> values = new LinkedHashMap<>();
            keys.forEach((key, value) -> values.put(key, values(value, targets, filledIn)));
            condition.put(operator, values);
        });
        if (permission.tagged()) {
            condition.merge("StringEquals", ofTag(aws.tag()), ExperimentPolicy::both);
            onTagged.addAll(permission.actions());
        }
        allow(permission.actions(), permission.on().stream().map(filledIn).toList(), condition);
    }

    private static Map<String, List<String>> both(Map<String, List<String>> some, Map<String, List<String>> others) {
        Map<String, List<String>> both = new LinkedHashMap<>(some);
        both.putAll(others);
        return both;
    }

    private static List<String> values(String value, List<Target> targets, UnaryOperator<String> filledIn) {
        return value.equals("{targets}")
                ? targets.stream()
                        .flatMap(target -> target.resourceArns().stream())
                        .toList()
                : List.of(filledIn.apply(value));
    }

    private void allow(List<String> actions, List<String> resources, Map<String, Map<String, List<String>>> condition) {
        allowed.computeIfAbsent(new Limits(resources, condition), limits -> new TreeSet<>())
                .addAll(actions);
    }

    private String filledIn(String text, List<Target> targets) {
        String cluster = targets.stream()
                .map(Target::parameters)
                .map(parameters ->
                        parameters.getOrDefault("cluster", parameters.getOrDefault("clusterIdentifier", "*")))
                .findFirst()
                .orElse("*");
        return text.replace("{partition}", aws.partition())
                .replace("{region}", aws.region())
                .replace("{account}", aws.account())
                .replace("{cluster}", cluster);
    }

    private void allowLogs() {
        allow(
                List.of(
                        "logs:CreateLogDelivery",
                        "logs:DescribeLogGroups",
                        "logs:DescribeResourcePolicies",
                        "logs:PutResourcePolicy"),
                List.of("*"),
                Map.of());
    }

    private void allowReport(AwsSpec.Report report) {
        String key = report.prefix().map(prefix -> prefix + "/*").orElse("*");
        allow(
                List.of("s3:GetObject", "s3:PutObject"),
                List.of("arn:" + aws.partition() + ":s3:::" + report.bucket() + "/" + key),
                Map.of());
        allow(
                List.of("cloudwatch:GetDashboard"),
                report.dashboards().stream()
                        .map(name -> aws.globalArn("cloudwatch", "dashboard/" + name))
                        .toList(),
                Map.of());
        allow(List.of("cloudwatch:GetMetricWidgetImage"), List.of("*"), Map.of());
    }

    private PolicyDocument document() {
        List<Statement> statements = new ArrayList<>();
        allowed.forEach((limits, actions) ->
                statements.add(Statement.allow(List.copyOf(actions), limits.resources(), limits.condition())));
        aws.production()
                .filter(tag -> !onTagged.isEmpty())
                .ifPresent(tag -> statements.add(new Statement(
                        "Deny", Map.of(), List.copyOf(onTagged), List.of("*"), Map.of("StringEquals", ofTag(tag)))));
        return new PolicyDocument(statements);
    }

    private static Map<String, List<String>> ofTag(AwsTag tag) {
        return Map.of("aws:ResourceTag/" + tag.key(), List.of(tag.value()));
    }
}
