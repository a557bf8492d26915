package dev.faultline.report;

import dev.faultline.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What stands below phases and faults in the course of a run: a row for each alarm, rollout and kind of probe from
 * outside. All times are seconds after the start of the load.
 *
 * @param alarms every alarm that was watched, by name; a silent one has an empty row
 * @param releases the rollouts, by service
 * @param exposures the probes from outside, by check
 */
record CourseRows(List<Alarm> alarms, List<Rollout> releases, List<Exposure> exposures) {
    private static final String FIRING = "firing";

    /** Rows of what never was. */
    static final CourseRows NONE = new CourseRows(List.of(), List.of(), List.of());

    /** An alarm that was pending or firing, and when which channel was told. */
    record Alarm(String alarm, List<Stretch> stretches, List<Message> messages) {}

    /** A state that was kept from one instant to another. */
    record Stretch(String state, double from, double to) {}

    /** A message that arrived at a channel. */
    record Message(String channel, double at) {}

    /** The states of one service's rollouts, each with the version that was rolled out. */
    record Rollout(String service, String version, List<Stretch> stretches) {}

    /** The probes of one check. */
    record Exposure(String check, List<Probe> probes) {}

    /** One probe; {@code held} is false where something was found that must not be had. */
    record Probe(double at, boolean held) {}

    static CourseRows of(List<Event> events, Course course) {
        return new CourseRows(alarms(events, course), releases(events, course), exposures(events, course));
    }

    int count() {
        return alarms.size() + releases.size() + exposures.size();
    }

    private static List<Alarm> alarms(List<Event> events, Course course) {
        Map<String, List<Event.AlarmChanged>> changes =
                grouped(Course.all(events, Event.AlarmChanged.class), Event.AlarmChanged::alarm);
        Map<String, List<Event.AlarmDelivered>> messages =
                grouped(Course.all(events, Event.AlarmDelivered.class), Event.AlarmDelivered::alarm);
        TreeMap<String, Alarm> alarms = new TreeMap<>();
        changes.forEach((name, seen) -> alarms.put(
                name,
                new Alarm(
                        name,
                        raised(stretches(seen, Event.AlarmChanged::state, course)),
                        told(messages.getOrDefault(name, List.of()), course))));
        messages.forEach((name, told) -> alarms.putIfAbsent(name, new Alarm(name, List.of(), told(told, course))));
        return List.copyOf(alarms.values());
    }

    private static List<Stretch> raised(List<Stretch> stretches) {
        return stretches.stream()
                .filter(stretch -> !stretch.state().equals("ok"))
                .toList();
    }

    private static List<Message> told(List<Event.AlarmDelivered> messages, Course course) {
        return messages.stream()
                .filter(e -> e.state().equals(FIRING))
                .map(e -> new Message(e.channel(), ChartData.seconds(course, e.at())))
                .toList();
    }

    private static List<Rollout> releases(List<Event> events, Course course) {
        return grouped(Course.all(events, Event.ReleaseSeen.class), Event.ReleaseSeen::service).values().stream()
                .map(seen -> new Rollout(
                        seen.get(0).service(),
                        seen.get(seen.size() - 1).version(),
                        stretches(seen, Event.ReleaseSeen::state, course)))
                .toList();
    }

    private static List<Exposure> exposures(List<Event> events, Course course) {
        return grouped(Course.all(events, Event.ExposureProbed.class), Event.ExposureProbed::check).entrySet().stream()
                .map(check -> new Exposure(
                        check.getKey(),
                        check.getValue().stream()
                                .map(e -> new Probe(ChartData.seconds(course, e.at()), e.held()))
                                .toList()))
                .toList();
    }

    private static <E extends Event> List<Stretch> stretches(List<E> seen, Function<E, String> state, Course course) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Optional<Instant> next =
                    i + 1 < seen.size() ? Optional.of(seen.get(i + 1).at()) : Optional.empty();
            stretches.add(new Stretch(
                    state.apply(seen.get(i)),
                    ChartData.seconds(course, seen.get(i).at()),
                    ChartData.seconds(course, next.orElse(course.end()))));
        }
        return stretches;
    }

    private static <E extends Event> Map<String, List<E>> grouped(List<E> events, Function<E, String> by) {
        return events.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }
}
