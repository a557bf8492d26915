package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsResource.CacheGroup;
import dev.faultline.scenario.Topology.Node;
import java.util.List;
import java.util.Map;

/** Nodes of a cache lose their power: all that the replication group has in one zone. */
final class CacheExperiment {
    private CacheExperiment() {}

    static AwsFault of(AwsSystem system, Draft draft, CacheGroup cache, List<Node> nodes) throws PlanException {
        List<String> zones = system.zones(nodes);
        if (zones.size() != 1) {
            throw new PlanException(
                    "fault " + draft.fault().id() + " (" + draft.fault().kind()
                            + ") means nodes of the cache in " + (zones.isEmpty() ? "no zone" : "the zones " + zones)
                            + ", and FIS interrupts one zone of a replication group\nchoose one by its `role` or `zone`");
        }
        return draft.onTagged(
                        "interrupt-cache",
                        "aws:elasticache:replicationgroup-interrupt-az-power",
                        Map.of("duration", draft.hold().toString()),
                        cache.tags(),
                        Narrowing.by(Draft.some(1), Map.of("availabilityZoneIdentifier", zones.get(0))))
                .requires("The replication group is Multi-AZ with automatic failover, and not serverless.")
                .gap("It hits every node that the group has in " + zones.get(0) + ", where system.yaml has "
                        + nodes.get(0).name() + " at the start; after a failover the primary is elsewhere.")
                .gap("No replacement is started in the zone while it lasts.")
                .finish();
    }
}
