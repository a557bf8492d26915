package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Action;
import dev.faultline.plan.aws.ExperimentTemplate.Filter;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One action of a template with its target, names aside, so that two templates can be held side by side.
 *
 * @param name the action's name in its template
 * @param at when it begins, as far as waiting for a time goes
 * @param does what it does
 */
record Piece(String name, Duration at, Does does) {
    private static final String WAIT = "aws:fis:wait";

    /**
     * What an action does to what.
     *
     * @param after the ids of the actions that must be over before
     */
    record Does(
            String actionId,
            Map<String, String> parameters,
            String resourceType,
            Set<String> resourceArns,
            Map<String, String> resourceTags,
            Set<Filter> filters,
            String selectionMode,
            Map<String, String> narrowing,
            Set<String> after) {}

    /** The actions of a template that a fault may come to; waits are taken as times. */
    static List<Piece> of(ExperimentTemplate template) throws PlanException {
        List<Piece> pieces = new ArrayList<>();
        for (Map.Entry<String, Action> action : template.actions().entrySet()) {
            if (!action.getValue().actionId().equals(WAIT)) {
                pieces.add(of(template, action.getKey(), begins(template, action.getKey(), new HashSet<>())));
            }
        }
        return pieces;
    }

    private static Piece of(ExperimentTemplate template, String name, Duration at) {
        Action action = template.actions().get(name);
        Target target = action.targets().values().stream()
                .findFirst()
                .map(template.targets()::get)
                .orElseGet(() -> new Target("", List.of(), Map.of(), List.of(), "", Map.of()));
        Set<String> after = action.startAfter().stream()
                .map(before -> template.actions().get(before).actionId())
                .filter(id -> !id.equals(WAIT))
                .collect(Collectors.toSet());
        return new Piece(
                name,
                at,
                new Does(
                        action.actionId(),
                        action.parameters(),
                        target.resourceType(),
                        Set.copyOf(target.resourceArns()),
                        target.resourceTags(),
                        Set.copyOf(target.filters()),
                        target.selectionMode(),
                        target.parameters(),
                        after));
    }

    /** When the waits that it begins after are over. */
    private static Duration begins(ExperimentTemplate template, String name, Set<String> seen) throws PlanException {
        if (!seen.add(name)) {
            throw new PlanException("the actions of the template wait for each other: " + String.join(", ", seen));
        }
        Duration latest = Duration.ZERO;
        for (String before : template.actions().get(name).startAfter()) {
            Action action = template.actions().get(before);
            if (action.actionId().equals(WAIT)) {
                Duration over = begins(template, before, seen)
                        .plus(duration(action.parameters().get("duration"))
                                .orElseThrow(() -> new PlanException("the wait " + before + " has no duration")));
                latest = over.compareTo(latest) > 0 ? over : latest;
            } else if (template.actions().get(name).actionId().equals(WAIT)) {
                throw new PlanException("the wait " + name + " begins after the action " + before
                        + ", and faults begin at times\nhave it begin at once, or after other waits");
            }
        }
        seen.remove(name);
        return latest;
    }

    /** How long it lasts, where it says so. */
    Optional<Duration> held() {
        return held(does.parameters());
    }

    /** How long an action with these parameters lasts, where they say so. */
    static Optional<Duration> held(Map<String, String> parameters) {
        return duration(parameters.get("duration")).or(() -> duration(parameters.get("startInstancesAfterDuration")));
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.ofNullable(text).map(Duration::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
