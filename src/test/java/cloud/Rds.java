package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Amazon RDS: instances, clusters and what happened to them. */
final class Rds implements Service {
    static final String INSTANCE = "aws:rds:db";
    static final String CLUSTER = "aws:rds:cluster";
    static final String EVENTS = "rds:events";
    private static final Pages PAGES = new Pages("MaxRecords", "Marker", 3);

    private final Account account;
    private final InstantSource clock;

    Rds(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

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
        String id = "DBInstanceIdentifier";
        AwsException missing = new AwsException(
                404, "DBInstanceNotFound", "DBInstance " + input.path(id).asText() + " not found.");
        return PAGES.page(
                input, "DBInstances", described(Answers.asked(account.ofType(INSTANCE), input.path(id), id, missing)));
    }

    private ObjectNode clusters(ObjectNode input) throws AwsException {
        String id = "DBClusterIdentifier";
        AwsException missing = new AwsException(
                404, "DBClusterNotFoundFault", "DBCluster " + input.path(id).asText() + " not found.");
        return PAGES.page(
                input, "DBClusters", described(Answers.asked(account.ofType(CLUSTER), input.path(id), id, missing)));
    }

    private ObjectNode events(ObjectNode input) throws AwsException {
        return PAGES.page(
                input,
                "Events",
                account.records(EVENTS).stream()
                        .filter(event -> Answers.isOrUnasked(input, "SourceIdentifier", event.path("SourceIdentifier")))
                        .filter(event -> Answers.isOrUnasked(input, "SourceType", event.path("SourceType")))
                        .filter(Answers.within(input, clock))
                        .toList());
    }
}
