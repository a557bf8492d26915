package dev.faultline.report;

import dev.faultline.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One node's roles over the run: its swim lane on the page.
 *
 * @param node the node's name
 * @param zone its zone; empty for what stands outside every zone
 * @param stretches its roles, in order, without gaps
 */
record NodeLane(String node, String zone, List<Stretch> stretches) {
    /** A node in one role, in seconds after the start of the load. */
    record Stretch(String role, double from, double to) {}

    /** The lanes of all nodes that were seen: what changed role first, then by name. */
    static List<NodeLane> of(List<Event> events, Course course) {
        Map<String, List<Event.RoleSeen>> byNode = Course.all(events, Event.RoleSeen.class).stream()
                .collect(Collectors.groupingBy(Event.RoleSeen::node, TreeMap::new, Collectors.toList()));
        return byNode.values().stream()
                .map(seen -> new NodeLane(seen.get(0).node(), seen.get(0).zone(), stretches(seen, course)))
                .sorted(Comparator.comparing(NodeLane::isSteady).thenComparing(NodeLane::node))
                .toList();
    }

    private static boolean isSteady(NodeLane lane) {
        return lane.stretches.size() <= 1;
    }

    private static List<Stretch> stretches(List<Event.RoleSeen> seen, Course course) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Instant to = i + 1 < seen.size() ? seen.get(i + 1).at() : course.end();
            double from = ChartData.seconds(course, seen.get(i).at());
            double until = ChartData.seconds(course, to);
            if (until > from) {
                stretches.add(new Stretch(seen.get(i).role(), from, until));
            }
        }
        return List.copyOf(stretches);
    }
}
