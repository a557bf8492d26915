package dev.faultline.report;

import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A figure that holds until it is seen to be another one.
 *
 * @param name what the figure is of
 * @param points seconds after the start of the load and the value from there on, in order
 */
record StepLine(String name, List<double[]> points) {
    private static final int MOST = 1_500;

    /**
     * The replicas of one service.
     *
     * @param service the service's name
     * @param ready instances that were ready
     * @param desired instances that should be
     * @param zones for each zone, by name, the ready instances of it and of those before it: what the zones pile up to
     */
    record Replicas(String service, StepLine ready, StepLine desired, List<StepLine> zones) {}

    /**
     * One signal, a line for each node.
     *
     * @param signal the signal's name
     * @param nodes its lines
     */
    record Signal(String signal, List<StepLine> nodes) {}

    static List<Replicas> replicas(List<Event> events, Course course) {
        return grouped(Course.all(events, Event.ReplicasSeen.class), Event.ReplicasSeen::service).values().stream()
                .map(seen -> new Replicas(
                        seen.get(0).service(),
                        line("ready", seen, Event.ReplicasSeen::ready, course),
                        line("desired", seen, Event.ReplicasSeen::desired, course),
                        zones(seen, course)))
                .toList();
    }

    private static List<StepLine> zones(List<Event.ReplicasSeen> seen, Course course) {
        TreeSet<String> zones = new TreeSet<>();
        seen.forEach(e -> zones.addAll(e.readyByZone().keySet()));
        return zones.stream()
                .map(zone -> line(zone, seen, e -> upTo(zone, e.readyByZone()), course))
                .toList();
    }

    private static int upTo(String zone, Map<String, Integer> ready) {
        return ready.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(zone) <= 0)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    static List<Signal> signals(List<Event> events, Course course) {
        return grouped(Course.all(events, Event.SignalSeen.class), Event.SignalSeen::signal).entrySet().stream()
                .map(signal -> new Signal(signal.getKey(), nodes(signal.getValue(), course)))
                .toList();
    }

    private static List<StepLine> nodes(Collection<Event.SignalSeen> seen, Course course) {
        return grouped(seen, Event.SignalSeen::node).entrySet().stream()
                .map(node -> line(node.getKey(), node.getValue(), Event.SignalSeen::value, course))
                .toList();
    }

    private static <E> Map<String, List<E>> grouped(Collection<E> events, Function<E, String> by) {
        return events.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static <E extends Event> StepLine line(
            String name, List<E> seen, ToDoubleFunction<E> value, Course course) {
        Steps steps = new Steps(Duration.ZERO, course.length().dividedBy(MOST).plusMillis(1), MOST);
        TreeMap<Integer, double[]> largest = new TreeMap<>();
        for (E event : seen) {
            Instant at = event.at();
            double[] point = {ChartData.seconds(course, at), value.applyAsDouble(event)};
            if (seen.size() <= MOST) {
                largest.put(largest.size(), point);
            } else {
                largest.merge(steps.nearest(course.offset(at)), point, (a, b) -> a[1] >= b[1] ? a : b);
            }
        }
        return new StepLine(name, new ArrayList<>(largest.values()));
    }
}
