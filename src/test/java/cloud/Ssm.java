package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** AWS Systems Manager: the Parameter Store. */
final class Ssm implements Service {
    static final String PARAMETER = "aws:ssm:parameter";

    private final Account account;
    private final InstantSource clock;

    Ssm(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ssm";
    }

    @Override
    public ServiceModel model() {
        return Models.SSM;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "PutParameter", this::put,
                "GetParameter", this::get,
                "DeleteParameter", this::delete,
                "AddTagsToResource", this::tag,
                "RemoveTagsFromResource", this::untag,
                "ListTagsForResource", this::tags);
    }

    private String arn(String name) {
        return account.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name);
    }

    private ObjectNode put(ObjectNode input) throws AwsException {
        String name = input.path("Name").asText();
        Resource before = account.find(arn(name)).orElse(null);
        if (before != null && !input.path("Overwrite").asBoolean()) {
            throw new AwsException(
                    400,
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.");
        }
        if (input.path("Overwrite").asBoolean() && input.has("Tags")) {
            throw invalid("Invalid request: tags and overwrite can't be used together.");
        }
        if (before == null && !input.has("Type")) {
            throw invalid("A parameter type is required when you create a parameter.");
        }
        long version = before == null ? 1 : before.state().path("Version").asLong() + 1;
        ObjectNode state = ServiceModel.JSON
                .createObjectNode()
                .put("Name", name)
                .put(
                        "Type",
                        before == null
                                ? input.path("Type").asText()
                                : before.state().path("Type").asText())
                .put("Value", input.path("Value").asText())
                .put("Version", version)
                .put("ARN", arn(name))
                .put("DataType", "text");
        state.set("LastModifiedDate", Scalars.seconds(clock.instant()));
        account.add(
                new Resource(arn(name), PARAMETER, before == null ? pairs(input.path("Tags")) : before.tags(), state));
        return ServiceModel.JSON.createObjectNode().put("Version", version).put("Tier", "Standard");
    }

    private static AwsException invalid(String message) {
        return new AwsException(400, "ValidationException", message);
    }

    private static Map<String, String> pairs(JsonNode tags) {
        Map<String, String> pairs = new LinkedHashMap<>();
        tags.forEach(
                tag -> pairs.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return pairs;
    }

    private Resource known(String name) throws AwsException {
        return account.find(arn(name))
                .orElseThrow(() -> new AwsException(400, "ParameterNotFound", "Parameter " + name + " not found."));
    }

    private ObjectNode get(ObjectNode input) throws AwsException {
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        answer.set("Parameter", known(input.path("Name").asText()).state().deepCopy());
        return answer;
    }

    private ObjectNode delete(ObjectNode input) throws AwsException {
        account.remove(known(input.path("Name").asText()).arn());
        return ServiceModel.JSON.createObjectNode();
    }

    private Resource tagged(ObjectNode input) throws AwsException {
        if (!input.path("ResourceType").asText().equals("Parameter")) {
            throw new AwsException(400, "InvalidResourceType", "only parameters are stood in for");
        }
        return account.find(arn(input.path("ResourceId").asText()))
                .orElseThrow(() -> new AwsException(400, "InvalidResourceId", "The resource ID is not valid."));
    }

    private ObjectNode tag(ObjectNode input) throws AwsException {
        tagged(input).tags().putAll(pairs(input.path("Tags")));
        return ServiceModel.JSON.createObjectNode();
    }

    private ObjectNode untag(ObjectNode input) throws AwsException {
        Resource resource = tagged(input);
        input.path("TagKeys").forEach(key -> resource.tags().remove(key.asText()));
        return ServiceModel.JSON.createObjectNode();
    }

    private ObjectNode tags(ObjectNode input) throws AwsException {
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        ArrayNode list = answer.putArray("TagList");
        tagged(input)
                .tags()
                .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return answer;
    }
}
