package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsService;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology.Node;
import java.util.List;
import java.util.Optional;

/** A system together with what its parts are in AWS. */
record AwsSystem(SystemSpec system, AwsSpec aws) {
    /** The nodes that a selector means; never empty, since the scenario's reader refuses what matches nothing. */
    List<Node> nodes(NodeSelector selector) {
        return system.nodes().stream()
                .filter(node -> agrees(selector.name(), node.name())
                        && agrees(selector.service(), node.service())
                        && agrees(selector.role(), node.role())
                        && agrees(selector.zone(), node.zone()))
                .toList();
    }

    /** All nodes of a service. */
    List<Node> ofService(String service) {
        return system.nodes().stream()
                .filter(node -> node.service().equals(service))
                .toList();
    }

    /** The service that one end of a link belongs to: the end is a node, or an endpoint with the service's name. */
    String serviceOf(String end) {
        return system.nodes().stream()
                .filter(node -> node.name().equals(end))
                .map(Node::service)
                .findFirst()
                .orElse(end);
    }

    /** What a service is in AWS. */
    AwsService service(String name) throws PlanException {
        AwsService service = aws.services().get(name);
        if (service == null) {
            throw new PlanException("aws.yaml of " + system.name() + " does not say what the service `" + name
                    + "` is in AWS\nadd it under `services`, for example `" + name
                    + ": {outside: sandbox}`; those it has: "
                    + String.join(", ", aws.services().keySet()));
        }
        return service;
    }

    /** AWS's names of the zones that these nodes are in. */
    List<String> zones(List<Node> nodes) {
        return nodes.stream()
                .map(Node::zone)
                .filter(zone -> !zone.isEmpty())
                .map(zone -> aws.zones().get(zone))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean agrees(Optional<String> wanted, String found) {
        return wanted.isEmpty() || wanted.get().equals(found);
    }
}
