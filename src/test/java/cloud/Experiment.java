package cloud;

import cloud.FaultListener.StartedAction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * One experiment of FIS: pending, initiating, running, and then completed, stopped or failed. Time only passes in
 * {@link #advance}. Guarded by its account.
 */
final class Experiment {
    static final String TYPE = "aws:fis:experiment";
    private static final Set<String> OVER = Set.of("completed", "stopped", "failed", "cancelled");

    private final Resource resource;
    private final Account account;
    private final Pace pace;
    private final Happenings happenings;
    private final Optional<String> fails;
    private final Instant created;
    private final Map<String, List<Resource>> targets = new LinkedHashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private Instant ordered = Instant.MAX;

    /** Where an experiment says what it does. */
    interface Happenings {
        void began(StartedAction action);

        void ended(StartedAction action);
    }

    Experiment(
            Resource resource,
            Account account,
            Pace pace,
            Happenings happenings,
            Optional<String> fails,
            Instant created) {
        this.resource = resource;
        this.account = account;
        this.pace = pace;
        this.happenings = happenings;
        this.fails = fails;
        this.created = created;
    }

    Resource resource() {
        return resource;
    }

    Map<String, List<Resource>> targets() {
        return targets;
    }

    static String status(Resource experiment) {
        return experiment.state().path("state").path("status").asText();
    }

    static boolean isOver(Resource experiment) {
        return OVER.contains(status(experiment));
    }

    private void become(String status, String reason) {
        resource.state().withObject("/state").put("status", status).put("reason", reason);
    }

    private ObjectNode action(String name) {
        return (ObjectNode) resource.state().path("actions").path(name);
    }

    private void become(String name, String status, String reason) {
        action(name).withObject("/state").put("status", status).put("reason", reason);
    }

    private Set<String> actions() {
        return Templates.map(resource.state().path("actions")).keySet();
    }

    /** Orders it to stop. */
    void stop(Instant now, String reason) {
        if (!isOver(resource) && !status(resource).equals("stopping")) {
            ordered = now;
            become("stopping", reason);
        }
    }

    /** Lets the time go on until now. */
    void advance(Instant now) {
        switch (status(resource)) {
            case "pending" -> {
                if (!now.isBefore(created.plus(pace.pending()))) {
                    become("initiating", "Experiment is initiating.");
                }
            }
            case "initiating" -> {
                if (!now.isBefore(created.plus(pace.pending()).plus(pace.initiating()))) {
                    begin(now);
                }
            }
            case "running" -> run(now);
            case "stopping" -> {
                if (!now.isBefore(ordered.plus(pace.stopping()))) {
                    stopped(now);
                }
            }
            default -> {}
        }
    }

    private void begin(Instant now) {
        String role = resource.state().path("roleArn").asText();
        if (account.find(role).isEmpty()) {
            fail(now, "Unable to assume role " + role + ".");
            return;
        }
        resource.state()
                .path("targets")
                .fields()
                .forEachRemaining(
                        target -> targets.put(target.getKey(), new TargetResolution(account).of(target.getValue())));
        JsonNode options = resource.state().path("experimentOptions");
        Optional<String> empty = targets.keySet().stream()
                .filter(name -> targets.get(name).isEmpty())
                .findFirst();
        if (empty.isPresent()
                && options.path("emptyTargetResolutionMode").asText().equals("fail")) {
            fail(now, "Target resolution returned empty set for the target " + empty.get() + ".");
            return;
        }
        resource.state().set("startTime", Scalars.seconds(now));
        if (options.path("actionsMode").asText().equals("skip-all")) {
            actions().forEach(name -> become(name, "skipped", "Actions are skipped."));
            over(now, "completed", "Experiment completed.");
            return;
        }
        become("running", "Experiment is running.");
        run(now);
    }

    private void run(Instant now) {
        Optional<String> alarm = ringing();
        if (alarm.isPresent()) {
            stop(now, "Experiment halted by stop condition " + alarm.get() + ".");
            return;
        }
        for (String name : actions()) {
            if (ends.containsKey(name) && !is(name, "completed") && !now.isBefore(ends.get(name))) {
                ended(name, "completed", now);
            }
        }
        for (String name : actions()) {
            if (!ends.containsKey(name) && ready(name)) {
                if (fails.isPresent()) {
                    become(name, "failed", fails.get());
                    fail(now, "Experiment failed: " + fails.get());
                    return;
                }
                began(name, now);
            }
        }
        if (actions().stream().allMatch(name -> is(name, "completed") || is(name, "skipped"))) {
            over(now, "completed", "Experiment completed.");
        }
    }

    private boolean is(String name, String status) {
        return action(name).path("state").path("status").asText().equals(status);
    }

    private boolean ready(String name) {
        return !is(name, "skipped")
                && StreamSupport.stream(action(name).path("startAfter").spliterator(), false)
                        .allMatch(before -> is(before.asText(), "completed") || is(before.asText(), "skipped"));
    }

    private StartedAction shown(String name) {
        JsonNode action = action(name);
        Optional<String> target =
                Templates.map(action.path("targets")).values().stream().findFirst();
        return new StartedAction(
                resource.state().path("id").asText(),
                name,
                action.path("actionId").asText(),
                Templates.map(action.path("parameters")),
                target.map(key -> targets.get(key).stream().map(Resource::arn).toList())
                        .orElse(List.of()),
                target.map(key -> Templates.map(
                                resource.state().path("targets").path(key).path("parameters")))
                        .orElse(Map.of()));
    }

    private void began(String name, Instant now) {
        StartedAction begun = shown(name);
        // An action without anything to act on is one that was allowed to be empty.
        if (!Templates.map(action(name).path("targets")).isEmpty()
                && begun.targets().isEmpty()) {
            become(name, "skipped", "Target resolution returned empty set.");
            return;
        }
        become(name, "running", "Action is running.");
        action(name).set("startTime", Scalars.seconds(now));
        ends.put(name, now.plus(length(begun.parameters())));
        happenings.began(begun);
    }

    private Duration length(Map<String, String> parameters) {
        String asked = parameters.getOrDefault("duration", parameters.get("startInstancesAfterDuration"));
        return asked == null ? pace.brief() : pace.shortened(Duration.parse(asked));
    }

    private void ended(String name, String status, Instant now) {
        become(name, status, "Action was " + status + ".");
        action(name).set("endTime", Scalars.seconds(now));
        happenings.ended(shown(name));
    }

    private Optional<String> ringing() {
        return StreamSupport.stream(resource.state().path("stopConditions").spliterator(), false)
                .map(condition -> condition.path("value").asText())
                .filter(arn -> account.find(arn)
                        .filter(found ->
                                found.state().path("StateValue").asText().equals("ALARM"))
                        .isPresent())
                .findFirst();
    }

    private void stopped(Instant now) {
        end(now, "stopped");
        over(now, "stopped", resource.state().path("state").path("reason").asText());
    }

    private void fail(Instant now, String reason) {
        end(now, "stopped");
        over(now, "failed", reason);
    }

    /** What runs ends as told; what has not begun is cancelled. */
    private void end(Instant now, String running) {
        for (String name : actions()) {
            if (is(name, "running")) {
                ended(name, running, now);
            } else if (is(name, "pending")) {
                become(name, "cancelled", "Action was cancelled.");
            }
        }
    }

    private void over(Instant now, String status, String reason) {
        become(status, reason);
        resource.state().set("endTime", Scalars.seconds(now));
    }
}
