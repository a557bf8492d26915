package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsResource.CacheGroup;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Topology.Node;
import java.util.List;

/** Nodes that stop answering and hold their connections: only a cache can be brought to that, by taking its power. */
final class FreezeExperiment {
    private FreezeExperiment() {}

    static AwsFault of(AwsSystem system, Draft draft, NodeSelector selector) throws PlanException {
        List<Node> nodes = system.nodes(selector);
        List<String> services = nodes.stream().map(Node::service).distinct().toList();
        if (services.size() == 1 && system.service(services.get(0)).is() instanceof CacheGroup cache) {
            return CacheExperiment.of(system, draft, cache, nodes);
        }
        return new AwsFault.Impossible(
                draft.fault().id(),
                draft.fault().kind(),
                "no action of FIS makes `" + String.join("`, `", services) + "` hang with its connections open",
                "process-kill for its failover, or link-blackhole on the way to it");
    }
}
