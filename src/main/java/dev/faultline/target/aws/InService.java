package dev.faultline.target.aws;

import dev.faultline.target.SystemState;
import dev.faultline.target.SystemState.Invariant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The instances of a service that take traffic, as what a service of the system is seen to be.
 *
 * @param layout the service's nodes
 */
record InService(Layout layout) {
    /**
     * What is seen of it.
     *
     * @param desired how many are wanted
     * @param zones AWS's names of the zones of those that take traffic, one for each
     */
    AwsPart.Seen seen(int desired, Collection<String> zones) {
        Map<String, Integer> byZone = new TreeMap<>();
        layout.nodes().forEach(node -> byZone.put(node.zone(), 0));
        zones.forEach(zone -> byZone.merge(layout.zone(zone), 1, Integer::sum));
        int ready = zones.size();
        return new AwsPart.Seen(
                layout.inRoles(zone -> byZone.getOrDefault(layout.zone(zone), 0) > 0 ? "serving" : "down"),
                List.of(new SystemState.Service(layout.service(), desired, ready, byZone)),
                List.of(
                        new Invariant(
                                "desired-capacity",
                                desired > 0 && ready == desired,
                                layout.service() + ": " + ready + " of " + desired + " in service"),
                        new Invariant(
                                "ready-in-every-zone",
                                !byZone.containsValue(0),
                                layout.service() + " in service by zone: " + byZone)));
    }
}
