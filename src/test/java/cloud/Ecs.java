package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amazon ECS: services and tasks of clusters. A cluster is there where it has a service. */
final class Ecs implements Service {
    static final String SERVICE = "aws:ecs:service";
    static final String TASK = "aws:ecs:task";
    private static final Pages PAGES = new Pages("maxResults", "nextToken", 3);

    private final Account account;

    Ecs(Account account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "ecs";
    }

    @Override
    public ServiceModel model() {
        return Models.ECS;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "ListServices", this::listServices,
                "DescribeServices", this::describeServices,
                "ListTasks", this::listTasks,
                "DescribeTasks", this::describeTasks);
    }

    /** What the cluster that is meant has of a kind; a refusal where there is no such cluster. */
    private List<Resource> of(JsonNode input, String type) throws AwsException {
        String asked = input.path("cluster").asText("default");
        String cluster = asked.startsWith("arn:") ? asked : account.arn("ecs", "cluster/" + asked);
        if (account.ofType(SERVICE).stream()
                .noneMatch(
                        service -> service.state().path("clusterArn").asText().equals(cluster))) {
            throw new AwsException(400, "ClusterNotFoundException", "Cluster not found.");
        }
        return account.ofType(type).stream()
                .filter(one -> one.state().path("clusterArn").asText().equals(cluster))
                .toList();
    }

    private static ObjectNode names(ObjectNode input, String name, List<Resource> found) throws AwsException {
        ObjectNode paged = PAGES.page(
                input,
                name,
                found.stream()
                        .map(one -> ServiceModel.JSON.createObjectNode().put("arn", one.arn()))
                        .toList());
        ArrayNode arns = ServiceModel.JSON.createArrayNode();
        paged.path(name).forEach(one -> arns.add(one.path("arn")));
        paged.set(name, arns);
        return paged;
    }

    private ObjectNode listServices(ObjectNode input) throws AwsException {
        return names(
                input,
                "serviceArns",
                of(input, SERVICE).stream()
                        .filter(one -> Answers.isOrUnasked(
                                input, "launchType", one.state().path("launchType")))
                        .filter(one -> Answers.isOrUnasked(
                                input, "schedulingStrategy", one.state().path("schedulingStrategy")))
                        .toList());
    }

    private ObjectNode listTasks(ObjectNode input) throws AwsException {
        String service = input.path("serviceName").asText();
        String wanted = input.path("desiredStatus").asText("RUNNING");
        return names(
                input,
                "taskArns",
                of(input, TASK).stream()
                        .filter(task -> !input.has("serviceName")
                                || task.state()
                                        .path("group")
                                        .asText()
                                        .equals("service:" + service.substring(service.lastIndexOf('/') + 1)))
                        .filter(task ->
                                task.state().path("desiredStatus").asText().equals(wanted))
                        .toList());
    }

    private ObjectNode describeServices(ObjectNode input) throws AwsException {
        return described(input, "services", of(input, SERVICE), 10);
    }

    private ObjectNode describeTasks(ObjectNode input) throws AwsException {
        return described(input, "tasks", of(input, TASK), 100);
    }

    private static ObjectNode described(ObjectNode input, String name, List<Resource> all, int most)
            throws AwsException {
        if (input.path(name).isEmpty() || input.path(name).size() > most) {
            throw new AwsException(400, "InvalidParameterException", "Name 1 to " + most + " " + name + ".");
        }
        ObjectNode answer = ServiceModel.JSON.createObjectNode();
        ArrayNode found = answer.putArray(name);
        ArrayNode failures = answer.putArray("failures");
        boolean tags = Answers.texts(input.path("include")).contains("TAGS");
        for (JsonNode asked : input.path(name)) {
            Optional<Resource> one = all.stream()
                    .filter(resource -> resource.arn().equals(asked.asText())
                            || resource.arn().endsWith("/" + asked.asText()))
                    .findFirst();
            if (one.isPresent()) {
                found.add(shown(one.get(), tags));
            } else {
                failures.addObject().put("arn", asked.asText()).put("reason", "MISSING");
            }
        }
        return answer;
    }

    private static ObjectNode shown(Resource resource, boolean withTags) {
        ObjectNode shown = resource.state().deepCopy();
        if (withTags) {
            ArrayNode tags = shown.putArray("tags");
            resource.tags()
                    .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        }
        return shown;
    }
}
