package dev.faultline.target.aws;

import dev.faultline.target.SystemState.Invariant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Filter;

/**
 * A DB cluster: a writer, and readers of which one takes over.
 *
 * @param aws whom to ask
 * @param id the cluster's identifier
 * @param layout the service's nodes
 */
record RdsClusterPart(AwsClients aws, String id, Layout layout) implements AwsPart {
    @Override
    public Seen look() throws AwsCallFailed, InterruptedException {
        DBCluster cluster = aws.call(
                "rds:DescribeDBClusters",
                () -> aws.rds()
                        .describeDBClusters(request -> request.dbClusterIdentifier(id))
                        .dbClusters()
                        .get(0));
        Map<String, String> zones = zones();
        Map<String, String> roles = new HashMap<>();
        List<DBClusterMember> writers = cluster.dbClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                .toList();
        for (DBClusterMember member : cluster.dbClusterMembers()) {
            String role = Boolean.TRUE.equals(member.isClusterWriter()) ? "primary" : "standby";
            roles.merge(zones.getOrDefault(member.dbInstanceIdentifier(), ""), role, RdsClusterPart::stronger);
        }
        boolean available = "available".equals(cluster.status());
        return new Seen(
                layout.inRoles(zone -> roles.getOrDefault(zone, "down")),
                List.of(),
                List.of(
                        new Invariant(
                                "one-writer",
                                available && writers.size() == 1,
                                id + " is " + cluster.status() + ", its writer is "
                                        + writers.stream()
                                                .map(DBClusterMember::dbInstanceIdentifier)
                                                .collect(Collectors.joining(", "))),
                        new Invariant(
                                "synchronous-standby-in-another-zone",
                                available && roles.containsValue("standby"),
                                "zones with a member: " + roles)));
    }

    private static String stronger(String one, String other) {
        return one.equals("primary") ? one : other;
    }

    /** The zones of the members, by their identifiers. */
    private Map<String, String> zones() throws AwsCallFailed, InterruptedException {
        return aws
                .call(
                        "rds:DescribeDBInstances",
                        () -> aws.rds()
                                .describeDBInstances(request -> request.filters(Filter.builder()
                                        .name("db-cluster-id")
                                        .values(id)
                                        .build()))
                                .dbInstances())
                .stream()
                .filter(instance -> instance.availabilityZone() != null)
                .collect(Collectors.toMap(DBInstance::dbInstanceIdentifier, DBInstance::availabilityZone));
    }
}
