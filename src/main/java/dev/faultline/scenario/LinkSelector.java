package dev.faultline.scenario;

import java.util.List;

/**
 * Which links are meant.
 *
 * @param from the side that opens connections: a node's name, or a service's name for all of its nodes
 * @param to the side that accepts them: likewise
 */
public record LinkSelector(String from, String to) {
    /** Whether a link is among them; {@code nodes} tell which service an end belongs to. */
    public boolean selects(Topology.Link link, List<Topology.Node> nodes) {
        return isOrBelongsTo(from, link.from(), nodes) && isOrBelongsTo(to, link.to(), nodes);
    }

    private static boolean isOrBelongsTo(String wanted, String end, List<Topology.Node> nodes) {
        return wanted.equals(end)
                || nodes.stream()
                        .anyMatch(node ->
                                node.name().equals(end) && node.service().equals(wanted));
    }
}
