package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The experiments of FIS that were started. */
final class Experiments {
    private final Account account;
    private final InstantSource clock;
    private final Pace pace;
    private final Templates templates;
    private final Experiment.Happenings happenings;
    private final Map<String, Experiment> byId = new LinkedHashMap<>();
    private final Map<String, Made> byToken = new HashMap<>();
    private Optional<String> nextFails = Optional.empty();

    private record Made(JsonNode input, String id) {}

    Experiments(
            Account account, InstantSource clock, Pace pace, Templates templates, Experiment.Happenings happenings) {
        this.account = account;
        this.clock = clock;
        this.pace = pace;
        this.templates = templates;
        this.happenings = happenings;
    }

    /** The next one that is started fails as its first action begins. */
    void nextFails(String reason) {
        nextFails = Optional.of(reason);
    }

    void advance() {
        byId.values().forEach(experiment -> experiment.advance(clock.instant()));
    }

    /** The same token with the same input starts nothing new; with another input it is refused. */
    ObjectNode start(ObjectNode input) throws AwsException {
        String token = input.path("clientToken").asText();
        Made before = byToken.get(token);
        if (before != null) {
            if (!before.input().equals(input)) {
                throw new AwsException(
                        409, "ConflictException", "The client token was used before with other parameters.");
            }
            return answer(byId.get(before.id()));
        }
        Resource template = templates.byId(input.path("experimentTemplateId").asText());
        String id = "EXP%014d".formatted(byId.size() + 1);
        Resource resource = new Resource(
                account.arn("fis", "experiment/" + id),
                Experiment.TYPE,
                Templates.map(input.path("tags")),
                state(id, template, input));
        Experiment experiment = new Experiment(resource, account, pace, happenings, nextFails, clock.instant());
        if (!input.path("experimentOptions").path("actionsMode").asText().equals("skip-all")) {
            nextFails = Optional.empty();
        }
        account.add(resource);
        byId.put(id, experiment);
        byToken.put(token, new Made(input.deepCopy(), id));
        return answer(experiment);
    }

    private ObjectNode state(String id, Resource template, ObjectNode input) {
        ObjectNode state = template.state().deepCopy();
        state.remove(List.of("arn", "description", "lastUpdateTime"));
        state.put("id", id)
                .put("arn", account.arn("fis", "experiment/" + id))
                .put("experimentTemplateId", template.state().path("id").asText());
        state.set("creationTime", Scalars.seconds(clock.instant()));
        state.withObject("/experimentOptions")
                .put(
                        "actionsMode",
                        input.path("experimentOptions").path("actionsMode").asText("run-all"));
        state.putObject("state").put("status", "pending").put("reason", "Experiment is pending.");
        state.path("actions")
                .forEach(action -> ((ObjectNode) action)
                        .putObject("state")
                        .put("status", "pending")
                        .put("reason", "Initial state"));
        return state;
    }

    private static ObjectNode shown(Experiment experiment) {
        ObjectNode shown = experiment.resource().state().deepCopy();
        shown.set("tags", ServiceModel.JSON.valueToTree(experiment.resource().tags()));
        return shown;
    }

    private static ObjectNode answer(Experiment experiment) {
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        answer.set("experiment", shown(experiment));
        return answer;
    }

    private Experiment known(String id) throws AwsException {
        Experiment known = byId.get(id);
        if (known == null) {
            throw new AwsException(404, "ResourceNotFoundException", "Experiment " + id + " was not found.");
        }
        return known;
    }

    ObjectNode get(ObjectNode input) throws AwsException {
        return answer(known(input.path("id").asText()));
    }

    /** One that is over cannot be stopped. */
    ObjectNode stop(ObjectNode input) throws AwsException {
        Experiment experiment = known(input.path("id").asText());
        if (Experiment.isOver(experiment.resource())) {
            throw new AwsException(400, "ValidationException", "The experiment is over and can no longer be stopped.");
        }
        experiment.stop(clock.instant(), "Experiment stopped by a user.");
        return answer(experiment);
    }

    ObjectNode list(ObjectNode input) throws AwsException {
        List<Experiment> newestFirst = new ArrayList<>(byId.values());
        newestFirst.sort(Comparator.comparing(
                        (Experiment one) -> one.resource().state().path("id").asText())
                .reversed());
        return Pages.FIS.page(
                input,
                "experiments",
                newestFirst.stream()
                        .map(Experiments::shown)
                        .filter(shown -> !input.has("experimentTemplateId")
                                || shown.path("experimentTemplateId").equals(input.path("experimentTemplateId")))
                        .map(shown -> shown.retain(
                                "id",
                                "arn",
                                "experimentTemplateId",
                                "state",
                                "creationTime",
                                "tags",
                                "experimentOptions"))
                        .toList());
    }

    /** AWS does not say under which keys it answers; whoever reads it has to take the values. */
    ObjectNode resolved(ObjectNode input) throws AwsException {
        List<ObjectNode> resolved = new ArrayList<>();
        known(input.path("experimentId").asText()).targets().forEach((name, found) -> {
            if (!input.has("targetName") || input.path("targetName").asText().equals(name)) {
                for (Resource resource : found) {
                    ObjectNode one = ServiceModel.JSON
                            .createObjectNode()
                            .put("resourceType", resource.type())
                            .put("targetName", name);
                    one.putObject("targetInformation").put("TargetArn", resource.arn());
                    resolved.add(one);
                }
            }
        });
        return Pages.FIS.page(input, "resolvedTargets", resolved);
    }
}
