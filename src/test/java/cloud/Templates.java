package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The experiment templates of FIS. */
final class Templates {
    static final String TYPE = "aws:fis:experiment-template";

    private final Account account;
    private final InstantSource clock;
    private final Set<String> actionIds;
    private final Map<String, Made> byToken = new HashMap<>();
    private int made;

    private record Made(JsonNode input, String arn) {}

    Templates(Account account, InstantSource clock, Set<String> actionIds) {
        this.account = account;
        this.clock = clock;
        this.actionIds = actionIds;
    }

    static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.fields()
                .forEachRemaining(
                        entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    private static ObjectNode answer(Resource template) {
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        answer.set("experimentTemplate", shown(template));
        return answer;
    }

    private static ObjectNode shown(Resource template) {
        ObjectNode shown = template.state().deepCopy();
        shown.set("tags", ServiceModel.JSON.valueToTree(template.tags()));
        return shown;
    }

    /** The same token with the same input makes nothing new; with another input it is refused. */
    ObjectNode create(ObjectNode input) throws AwsException {
        String token = input.path("clientToken").asText();
        Made before = byToken.get(token);
        if (before != null) {
            if (!before.input().equals(input)) {
                throw new AwsException(
                        409, "ConflictException", "The client token was used before with other parameters.");
            }
            return answer(known(before.arn()));
        }
        check(input);
        String id = "EXT%014d".formatted(++made);
        Resource template = new Resource(
                account.arn("fis", "experiment-template/" + id), TYPE, map(input.path("tags")), state(id, input));
        account.add(template);
        byToken.put(token, new Made(input.deepCopy(), template.arn()));
        return answer(template);
    }

    private ObjectNode state(String id, ObjectNode input) {
        ObjectNode state = input.deepCopy();
        state.remove(List.of("clientToken", "tags"));
        state.put("id", id).put("arn", account.arn("fis", "experiment-template/" + id));
        state.set("creationTime", Scalars.seconds(clock.instant()));
        state.set("lastUpdateTime", Scalars.seconds(clock.instant()));
        ObjectNode options = state.withObject("/experimentOptions");
        options.put("accountTargeting", options.path("accountTargeting").asText("single-account"));
        options.put(
                "emptyTargetResolutionMode",
                options.path("emptyTargetResolutionMode").asText("fail"));
        return state;
    }

    private void check(ObjectNode input) throws AwsException {
        Set<String> targets = map(input.path("targets")).keySet();
        Set<String> actions = map(input.path("actions")).keySet();
        for (JsonNode action : input.path("actions")) {
            if (!actionIds.contains(action.path("actionId").asText())) {
                throw invalid("The action " + action.path("actionId").asText() + " does not exist.");
            }
            for (JsonNode target : action.path("targets")) {
                if (!targets.contains(target.asText())) {
                    throw invalid("The target " + target.asText() + " of an action is not defined.");
                }
            }
            for (JsonNode before : action.path("startAfter")) {
                if (!actions.contains(before.asText())) {
                    throw invalid("The action " + before.asText() + " in startAfter is not defined.");
                }
            }
        }
        if (actions.isEmpty()) {
            throw invalid("An experiment template has at least one action.");
        }
        if (!input.path("roleArn").asText().startsWith(account.globalArn("iam", "role/"))) {
            throw invalid("The role must be one of the account.");
        }
    }

    private static AwsException invalid(String message) {
        return new AwsException(400, "ValidationException", message);
    }

    private Resource known(String arn) throws AwsException {
        return account.find(arn)
                .orElseThrow(() -> new AwsException(
                        404, "ResourceNotFoundException", "Experiment template " + arn + " was not found."));
    }

    Resource byId(String id) throws AwsException {
        return known(account.arn("fis", "experiment-template/" + id));
    }

    ObjectNode get(ObjectNode input) throws AwsException {
        return answer(byId(input.path("id").asText()));
    }

    ObjectNode delete(ObjectNode input) throws AwsException {
        Resource template = byId(input.path("id").asText());
        account.remove(template.arn());
        return answer(template);
    }

    ObjectNode list(ObjectNode input) throws AwsException {
        return Pages.FIS.page(
                input,
                "experimentTemplates",
                account.ofType(TYPE).stream()
                        .map(template -> shown(template)
                                .retain("id", "arn", "description", "creationTime", "lastUpdateTime", "tags"))
                        .toList());
    }
}
