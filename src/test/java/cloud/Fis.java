package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** AWS Fault Injection Service. Its actions are those of the project's dated catalogue. */
final class Fis implements Service {
    private static final String CATALOGUE = "/dev/faultline/plan/aws/fis-actions.json";

    private final Account account;
    private final JsonNode actions = actions();
    private final Templates templates;
    private final Experiments experiments;

    Fis(Account account, InstantSource clock, Pace pace, Experiment.Happenings happenings) {
        this.account = account;
        this.templates = new Templates(account, clock, Templates.map(actions).keySet());
        this.experiments = new Experiments(account, clock, pace, templates, happenings);
    }

    private static JsonNode actions() {
        try (InputStream in = Fis.class.getResourceAsStream(CATALOGUE)) {
            return ServiceModel.JSON.readTree(in).path("actions");
        } catch (IOException e) {
            throw new UncheckedIOException(CATALOGUE + " cannot be read", e);
        }
    }

    Experiments experiments() {
        return experiments;
    }

    @Override
    public String name() {
        return "fis";
    }

    @Override
    public ServiceModel model() {
        return Models.FIS;
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("CreateExperimentTemplate", templates::create);
        operations.put("GetExperimentTemplate", templates::get);
        operations.put("DeleteExperimentTemplate", templates::delete);
        operations.put("ListExperimentTemplates", templates::list);
        operations.put("StartExperiment", experiments::start);
        operations.put("GetExperiment", experiments::get);
        operations.put("ListExperiments", experiments::list);
        operations.put("StopExperiment", experiments::stop);
        operations.put("ListExperimentResolvedTargets", experiments::resolved);
        operations.put("TagResource", this::tag);
        operations.put("UntagResource", this::untag);
        operations.put("ListTagsForResource", this::tags);
        operations.put("ListActions", this::list);
        operations.put("GetAction", this::get);
        return operations;
    }

    private ObjectNode shown(String id) {
        ObjectNode shown =
                ServiceModel.JSON.createObjectNode().put("id", id).put("arn", account.arn("fis", "action/" + id));
        JsonNode target = actions.path(id).path("target");
        if (target.isObject()) {
            shown.putObject("targets")
                    .putObject(target.path("key").asText())
                    .put("resourceType", target.path("resourceType").asText());
        }
        return shown;
    }

    private ObjectNode list(ObjectNode input) throws AwsException {
        List<ObjectNode> all =
                Templates.map(actions).keySet().stream().map(this::shown).toList();
        return new Pages("maxResults", "nextToken", 20).page(input, "actions", all);
    }

    private ObjectNode get(ObjectNode input) throws AwsException {
        String id = input.path("id").asText();
        if (!actions.has(id)) {
            throw new AwsException(404, "ResourceNotFoundException", "Action " + id + " was not found.");
        }
        ObjectNode action = shown(id);
        ObjectNode parameters = action.putObject("parameters");
        actions.path(id)
                .path("parameters")
                .fields()
                .forEachRemaining(parameter -> parameters
                        .putObject(parameter.getKey())
                        .put("required", !parameter.getValue().path("optional").asBoolean()));
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        answer.set("action", action);
        return answer;
    }

    private Resource tagged(ObjectNode input) throws AwsException {
        return account.find(input.path("resourceArn").asText())
                .orElseThrow(() -> new AwsException(400, "ValidationException", "The resource was not found."));
    }

    private ObjectNode tag(ObjectNode input) throws AwsException {
        tagged(input).tags().putAll(Templates.map(input.path("tags")));
        return ServiceModel.JSON.createObjectNode();
    }

    private ObjectNode untag(ObjectNode input) throws AwsException {
        Resource resource = tagged(input);
        StreamSupport.stream(input.path("tagKeys").spliterator(), false)
                .forEach(key -> resource.tags().remove(key.asText()));
        return ServiceModel.JSON.createObjectNode();
    }

    private ObjectNode tags(ObjectNode input) throws AwsException {
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        answer.set("tags", ServiceModel.JSON.valueToTree(tagged(input).tags()));
        return answer;
    }
}
