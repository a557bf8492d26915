package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Amazon RDS: instances, clusters and what happened to them. */
record Rds(Account account, InstantSource clock) implements Service {
    static final String INSTANCE = "aws:rds:db";
    static final String CLUSTER = "aws:rds:cluster";
    static final String EVENTS = "rds:events";
    private static final Pages PAGES = new Pages("MaxRecords", "Marker", 3);

    @Override
    public String name() {
        return "rds";
    }

    @Override
    public ServiceModel model() {
        return Models.RDS;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "DescribeDBInstances", this::instances,
                "DescribeDBClusters", this::clusters,
                "DescribeEvents", this::events);
    }

    private static List<ObjectNode> described(List<Resource> resources) {
        return resources.stream()
                .map(resource -> {
                    ObjectNode state = resource.state().deepCopy();
                    var tags = state.putArray("TagList");
                    resource.tags()
                            .forEach((key, value) ->
                                    tags.addObject().put("Key", key).put("Value", value));
                    return state;
                })
                .toList();
    }

    private ObjectNode instances(ObjectNode input) throws AwsException {
        return described(input, INSTANCE, "DBInstance", "DBInstanceNotFound");
    }

    private ObjectNode clusters(ObjectNode input) throws AwsException {
        return described(input, CLUSTER, "DBCluster", "DBClusterNotFoundFault");
    }

    private ObjectNode described(ObjectNode input, String type, String kind, String missing) throws AwsException {
        String id = kind + "Identifier";
        AwsException refusal =
                new AwsException(404, missing, kind + " " + input.path(id).asText() + " not found.");
        List<Resource> found = Answers.asked(account.ofType(type), input.path(id), id, refusal);
        return PAGES.page(input, kind + "s", described(found));
    }

    private ObjectNode events(ObjectNode input) throws AwsException {
        return Answers.events(input, PAGES, account.records(EVENTS), clock);
    }
}
