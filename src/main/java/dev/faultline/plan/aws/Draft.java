package dev.faultline.plan.aws;

import dev.faultline.plan.aws.ExperimentTemplate.Action;
import dev.faultline.plan.aws.ExperimentTemplate.StopCondition;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An experiment while it is being put together: actions with their targets, and what is to be said about them. */
final class Draft {
    /** All of the resources that are found. */
    static final String ALL = "ALL";

    private static final String TOO_EARLY =
            "The scenario holds it for %d s, which FIS cannot: it is held for %d s here.";

    private final AwsSpec aws;
    private final Scenario scenario;
    private final FaultSpec fault;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final Set<String> requires = new LinkedHashSet<>();
    private final List<String> dropped = new ArrayList<>();
    private final Set<String> gaps = new LinkedHashSet<>();

    Draft(AwsSpec aws, Scenario scenario, FaultSpec fault) {
        this.aws = aws;
        this.scenario = scenario;
        this.fault = fault;
    }

    AwsSpec aws() {
        return aws;
    }

    FaultSpec fault() {
        return fault;
    }

    /** A number of the resources that are found, chosen by FIS. */
    static String some(int count) {
        return "COUNT(" + count + ")";
    }

    /** How long it is held: as long as the scenario says, and at least as long as {@code aws.yaml} says. */
    Duration hold() {
        boolean longEnough = fault.hold().compareTo(aws.hold()) >= 0;
        if (!longEnough && !fault.hold().isZero()) {
            gap(TOO_EARLY.formatted(fault.hold().toSeconds(), aws.hold().toSeconds()));
        }
        return longEnough ? fault.hold() : aws.hold();
    }

    /** What must have been set up. */
    Draft requires(String words) {
        requires.add(words);
        return this;
    }

    /** What is left out since nothing of the kind is there. */
    Draft drop(String words) {
        dropped.add(words);
        return this;
    }

    /** What the experiment does not show. */
    Draft gap(String words) {
        gaps.add(words);
        return this;
    }

    /** Adds an action that acts on nothing in particular. */
    Draft action(String name, String actionId, Map<String, String> parameters) {
        actions.put(name, new Action(actionId, Optional.empty(), parameters, Map.of(), List.of()));
        return this;
    }

    /** Adds an action on what bears our tag and these; its target has the action's name. */
    Draft onTagged(
            String name,
            String actionId,
            Map<String, String> parameters,
            Map<String, String> tags,
            Narrowing narrowing) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(aws.tag().key(), aws.tag().value());
        all.putAll(tags);
        return on(name, actionId, parameters, List.of(), all, narrowing);
    }

    /** Adds an action on what is found by parameters alone, as pods are. */
    Draft onFound(String name, String actionId, Map<String, String> parameters, Narrowing narrowing) {
        return on(name, actionId, parameters, List.of(), Map.of(), narrowing);
    }

    /** Adds an action on exactly these. */
    Draft onNamed(String name, String actionId, Map<String, String> parameters, List<String> arns) {
        return on(name, actionId, parameters, arns, Map.of(), Narrowing.NONE);
    }

    /** Has an action wait until others are over. */
    Draft after(String name, String... before) {
        Action action = actions.get(name);
        actions.put(
                name,
                new Action(
                        action.actionId(),
                        action.description(),
                        action.parameters(),
                        action.targets(),
                        List.of(before)));
        return this;
    }

    boolean has(String action) {
        return actions.containsKey(action);
    }

    private Draft on(
            String name,
            String actionId,
            Map<String, String> parameters,
            List<String> arns,
            Map<String, String> tags,
            Narrowing narrowing) {
        FisAction.ActionTarget asked =
                FisCatalogue.shipped().actions().get(actionId).target().orElseThrow();
        targets.put(
                name,
                new Target(
                        asked.resourceType(),
                        arns,
                        tags,
                        narrowing.filters(),
                        narrowing.selectionMode(),
                        narrowing.parameters()));
        actions.put(name, new Action(actionId, Optional.empty(), parameters, Map.of(asked.key(), name), List.of()));
        return this;
    }

    /** The whole experiment, with what every one of them has. */
    AwsFault.Injected finish() {
        ExperimentTemplate template = new ExperimentTemplate(
                "Faultline: " + fault.kind() + " " + fault.id() + " of the scenario " + scenario.name() + " on "
                        + scenario.system(),
                targets,
                actions,
                aws.stopAlarms().stream()
                        .map(name -> new StopCondition(
                                "aws:cloudwatch:alarm", Optional.of(aws.arn("cloudwatch", "alarm:" + name))))
                        .toList(),
                aws.globalArn("iam", "role/" + aws.role()),
                tags(),
                Optional.of(new ExperimentTemplate.LogConfiguration(
                        new ExperimentTemplate.LogGroup(aws.arn("logs", "log-group:" + aws.logGroup() + ":*")), 2)),
                Optional.of(new ExperimentTemplate.Options("single-account", "fail")),
                aws.report().map(this::report));
        return new AwsFault.Injected(
                fault.id(), fault.kind(), template, List.copyOf(requires), dropped, List.copyOf(gaps));
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("Name", "faultline " + scenario.system() + " " + scenario.name() + " " + fault.id());
        tags.put(aws.tag().key(), aws.tag().value());
        return tags;
    }

    private ExperimentTemplate.ReportConfiguration report(AwsSpec.Report report) {
        return new ExperimentTemplate.ReportConfiguration(
                new ExperimentTemplate.Outputs(new ExperimentTemplate.Bucket(report.bucket(), report.prefix())),
                new ExperimentTemplate.DataSources(report.dashboards().stream()
                        .map(name -> new ExperimentTemplate.Dashboard(aws.globalArn("cloudwatch", "dashboard/" + name)))
                        .toList()),
                report.before().toString(),
                report.after().toString());
    }
}
