package dev.faultline.fault;

import dev.faultline.scenario.Topology.Node;
import java.util.function.Predicate;

/**
 * Where the power can go: a zone, or a whole region.
 *
 * @param words for example {@code zone a}
 * @param holds whether a node stands there
 */
record Place(String words, Predicate<Node> holds) {
    static Place zone(String zone) {
        return new Place("zone " + zone, node -> node.zone().equals(zone));
    }

    static Place region(String region) {
        return new Place("the " + region + " region", node -> node.region().equals(region));
    }
}
