package dev.faultline.target.aws;

import dev.faultline.target.SystemState.Invariant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * A replication group of ElastiCache.
 *
 * @param aws whom to ask
 * @param id the group's identifier
 * @param layout the service's nodes
 */
record CachePart(AwsClients aws, String id, Layout layout) implements AwsPart {
    @Override
    public Seen look() throws AwsCallFailed, InterruptedException {
        ReplicationGroup group = aws.call(
                "elasticache:DescribeReplicationGroups",
                () -> aws.elastiCache()
                        .describeReplicationGroups(request -> request.replicationGroupId(id))
                        .replicationGroups()
                        .get(0));
        Map<String, String> roles = new HashMap<>();
        for (NodeGroupMember member : group.nodeGroups().stream()
                .flatMap(nodes -> nodes.nodeGroupMembers().stream())
                .toList()) {
            String role = "primary".equals(member.currentRole()) ? "primary" : "replica";
            roles.merge(String.valueOf(member.preferredAvailabilityZone()), role, CachePart::stronger);
        }
        boolean whole = "available".equals(group.status()) && roles.containsValue("replica");
        return new Seen(
                layout.inRoles(zone -> roles.getOrDefault(zone, "down")),
                List.of(),
                List.of(new Invariant(
                        "cache-replica-in-another-zone", whole, id + " is " + group.status() + ", nodes: " + roles)));
    }

    private static String stronger(String one, String other) {
        return one.equals("primary") ? one : other;
    }
}
