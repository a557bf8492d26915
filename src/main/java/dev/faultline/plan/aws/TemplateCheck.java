package dev.faultline.plan.aws;

import dev.faultline.plan.aws.ExperimentTemplate.Action;
import dev.faultline.plan.aws.ExperimentTemplate.StopCondition;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import dev.faultline.scenario.EditDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a template against the catalogue of actions, and against what we ask of every experiment. */
final class TemplateCheck {
    private static final int MOST_ACTIONS = 20;
    private static final int MOST_STOP_CONDITIONS = 5;
    private static final int LONGEST_DESCRIPTION = 512;

    private final FisCatalogue catalogue;
    private final ExperimentTemplate template;
    private final List<TemplateProblem> problems = new ArrayList<>();

    private TemplateCheck(FisCatalogue catalogue, ExperimentTemplate template) {
        this.catalogue = catalogue;
        this.template = template;
    }

    /** All that is wrong with the template, in its order; empty where nothing is. */
    static List<TemplateProblem> of(ExperimentTemplate template, FisCatalogue catalogue) {
        TemplateCheck check = new TemplateCheck(catalogue, template);
        check.whole();
        template.targets().forEach(check::target);
        template.actions().forEach(check::action);
        template.stopConditions().forEach(check::stopCondition);
        return List.copyOf(check.problems);
    }

    private void problem(String where, String problem, String hint) {
        problems.add(new TemplateProblem(where, problem, hint));
    }

    private void whole() {
        String description = template.description() == null ? "" : template.description();
        if (description.isBlank() || description.length() > LONGEST_DESCRIPTION) {
            problem(
                    "description",
                    "expected a text of up to " + LONGEST_DESCRIPTION + " characters, found " + description.length(),
                    "say what the experiment breaks");
        }
        if (template.actions().isEmpty() || template.actions().size() > MOST_ACTIONS) {
            problem(
                    "actions",
                    "expected 1 to " + MOST_ACTIONS + " actions, found "
                            + template.actions().size(),
                    "an experiment does something; split one that does more");
        }
        if (template.stopConditions().isEmpty() || template.stopConditions().size() > MOST_STOP_CONDITIONS) {
            problem(
                    "stopConditions",
                    "expected 1 to " + MOST_STOP_CONDITIONS + " stop conditions, found "
                            + template.stopConditions().size(),
                    "name the alarms that must end the experiment; a composite alarm can stand for several");
        }
    }

    private void target(String name, Target target) {
        String where = "targets." + name;
        Map<String, FisParameter> parameters = catalogue.resourceTypes().get(target.resourceType());
        if (parameters == null) {
            problem(
                    where + ".resourceType",
                    "unknown resource type `" + target.resourceType() + "`",
                    hint(target.resourceType(), catalogue.resourceTypes().keySet()));
        } else {
            parameters(where, target.parameters(), parameters, "a target of type " + target.resourceType());
        }
        selection(where, target);
        if (template.actions().values().stream()
                .noneMatch(action -> action.targets().containsValue(name))) {
            problem(where, "no action has this target", "remove it, or name it under `targets` of an action");
        }
    }

    private void selection(String where, Target target) {
        if (target.selectionMode() == null
                || !target.selectionMode().matches("ALL|COUNT\\([1-9]\\d{0,4}\\)|PERCENT\\(([1-9]|[1-9]\\d|100)\\)")) {
            problem(
                    where + ".selectionMode",
                    "expected ALL, COUNT(n) or PERCENT(n), found `" + target.selectionMode() + "`",
                    "COUNT(1) is one of them, chosen by FIS");
        }
        boolean arns = !target.resourceArns().isEmpty();
        boolean tags = !target.resourceTags().isEmpty();
        if (arns && (tags || !target.filters().isEmpty())) {
            problem(
                    where,
                    "resources are named by ARN and by tags or filters at once",
                    "keep the ARNs, or the tags and filters");
        }
        if (!arns && !tags && target.parameters().isEmpty()) {
            problem(where, "nothing says which resources are meant", "add resourceTags, or resourceArns");
        }
    }

    private void action(String name, Action action) {
        String where = "actions." + name;
        FisAction known = catalogue.actions().get(action.actionId());
        for (String before : action.startAfter()) {
            if (before.equals(name) || !template.actions().containsKey(before)) {
                problem(
                        where + ".startAfter",
                        "there is no other action `" + before + "`",
                        hint(before, template.actions().keySet()));
            }
        }
        if (known == null) {
            problem(
                    where + ".actionId",
                    "unknown action `" + action.actionId() + "`",
                    Optional.ofNullable(catalogue.leftOut().get(action.actionId()))
                            .map(why ->
                                    "AWS has it, and it is not in the catalogue of " + catalogue.read() + ": " + why)
                            .orElseGet(() -> hint(
                                    String.valueOf(action.actionId()),
                                    catalogue.actions().keySet())));
            return;
        }
        parameters(where, action.parameters(), known.parameters(), action.actionId());
        known.target().ifPresentOrElse(asked -> actsOn(where, action, asked), () -> actsOnNothing(where, action));
    }

    private void actsOnNothing(String where, Action action) {
        if (!action.targets().isEmpty()) {
            problem(where + ".targets", action.actionId() + " has no target", "remove it");
        }
    }

    private void actsOn(String where, Action action, FisAction.ActionTarget asked) {
        if (!action.targets().keySet().equals(Set.of(asked.key()))) {
            problem(
                    where + ".targets",
                    "expected the key `" + asked.key() + "`, found "
                            + action.targets().keySet(),
                    action.actionId() + " names its target as {\"" + asked.key() + "\": …}");
            return;
        }
        String name = action.targets().get(asked.key());
        Target target = template.targets().get(name);
        if (target == null) {
            problem(
                    where + ".targets." + asked.key(),
                    "there is no target `" + name + "`",
                    hint(name, template.targets().keySet()));
            return;
        }
        if (!asked.resourceType().equals(target.resourceType())) {
            problem(
                    "targets." + name + ".resourceType",
                    "expected " + asked.resourceType() + ", which " + action.actionId() + " acts on, found "
                            + target.resourceType(),
                    "give each type of resource a target of its own");
        }
        boolean named = target.resourceArns().isEmpty();
        if (!asked.by().isEmpty() && !asked.by().contains(named ? "tags" : "arns")) {
            problem(
                    "targets." + name,
                    action.actionId() + " takes resources that are named by " + String.join(" or ", asked.by())
                            + " only",
                    named ? "add resourceArns instead" : "add resourceTags instead");
        }
    }

    private void parameters(String where, Map<String, String> given, Map<String, FisParameter> known, String whose) {
        given.forEach((name, value) -> {
            FisParameter parameter = known.get(name);
            String there = where + ".parameters." + name;
            if (parameter == null) {
                problem(there, "unknown parameter `" + name + "` of " + whose, hint(name, known.keySet()));
            } else {
                parameter
                        .expectedInsteadOf(value)
                        .ifPresent(expected -> problem(
                                there,
                                "expected " + expected + ", found `" + value + "`",
                                "so says AWS's reference of " + whose + ", as read on " + catalogue.read()));
            }
        });
        known.forEach((name, parameter) -> {
            if (!parameter.optional() && !given.containsKey(name)) {
                problem(where + ".parameters", "the parameter `" + name + "` of " + whose + " is missing", "add it");
            }
        });
    }

    private void stopCondition(StopCondition condition) {
        String value = condition.value().orElse("");
        if (!"aws:cloudwatch:alarm".equals(condition.source()) || !value.matches("arn:\\S+:cloudwatch:\\S+:alarm:.+")) {
            problem(
                    "stopConditions",
                    "expected an alarm by its ARN, found " + condition.source() + " " + value,
                    "no experiment runs without an alarm that can end it");
        }
    }

    private static String hint(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none";
        }
        return EditDistance.nearest(name, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElseGet(() -> "known: " + String.join(", ", known));
    }
}
