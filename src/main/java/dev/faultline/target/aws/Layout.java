package dev.faultline.target.aws;

import dev.faultline.scenario.Topology.Node;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The nodes of one service, and where they are.
 *
 * @param service the service's name
 * @param nodes as system.yaml declares them
 * @param zones AWS's names of the system's zones
 */
record Layout(String service, List<Node> nodes, Map<String, String> zones) {
    /** Every node, in the role that {@code role} gives for AWS's name of its zone. */
    List<Node> inRoles(Function<String, String> role) {
        return nodes.stream()
                .map(node -> new Node(
                        node.name(),
                        node.service(),
                        node.zone(),
                        role.apply(zones.getOrDefault(node.zone(), "")),
                        node.process()))
                .toList();
    }

    /** The system's name of one of AWS's zones; AWS's own where the system has none. */
    String zone(String aws) {
        return zones.entrySet().stream()
                .filter(zone -> zone.getValue().equals(aws))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(aws);
    }
}
