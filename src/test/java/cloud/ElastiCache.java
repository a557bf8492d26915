package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;

/** Amazon ElastiCache: replication groups and what happened to them. */
record ElastiCache(Account account, InstantSource clock) implements Service {
    static final String GROUP = "aws:elasticache:replicationgroup";
    static final String EVENTS = "elasticache:events";
    private static final Pages PAGES = new Pages("MaxRecords", "Marker", 3);

    @Override
    public String name() {
        return "elasticache";
    }

    @Override
    public ServiceModel model() {
        return Models.ELASTICACHE;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DescribeReplicationGroups", this::groups, "DescribeEvents", this::events);
    }

    private ObjectNode groups(ObjectNode input) throws AwsException {
        String id = "ReplicationGroupId";
        AwsException missing = new AwsException(
                404,
                "ReplicationGroupNotFoundFault",
                "ReplicationGroup " + input.path(id).asText() + " not found.");
        return PAGES.page(
                input,
                "ReplicationGroups",
                Answers.asked(account.ofType(GROUP), input.path(id), id, missing).stream()
                        .map(Resource::state)
                        .toList());
    }

    private ObjectNode events(ObjectNode input) throws AwsException {
        return Answers.events(input, PAGES, account.records(EVENTS), clock);
    }
}
