package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the instances of one service followed a surge, read from what was seen of them.
 *
 * @param seen what was seen of the service in the whole run, in order; each entry is a change
 * @param injected when the surge began
 * @param until when it ended, or the traffic did
 */
record ScalingCourse(List<Event.ReplicasSeen> seen, Instant injected, Instant until) {
    /** The system is asked for its state at least this often: what was seen to change did so at most this long before. */
    static final Duration LOOKED_EVERY = Duration.ofMillis(500);

    static ScalingCourse of(String service, String fault, RunTimeline timeline, Instant injected) {
        Instant until = timeline.reverted(fault)
                .map(Event.FaultReverted::at)
                .filter(at -> at.isBefore(timeline.endOfTraffic()))
                .orElse(timeline.endOfTraffic());
        return new ScalingCourse(
                timeline.all(Event.ReplicasSeen.class).stream()
                        .filter(e -> e.service().equals(service))
                        .toList(),
                injected,
                until);
    }

    /** What was seen last before the surge. */
    Optional<Event.ReplicasSeen> before() {
        return last(injected);
    }

    /** The first time that more were wanted than before. */
    Optional<Event.ReplicasSeen> decided() {
        return before().flatMap(was -> seen.stream()
                .filter(e -> e.at().isAfter(injected) && e.desired() > was.desired())
                .findFirst());
    }

    /** The first time that as many were ready as were first wanted. */
    Optional<Event.ReplicasSeen> inService() {
        return decided()
                .flatMap(wanted -> seen.stream()
                        .filter(e -> !e.at().isBefore(wanted.at()) && e.ready() >= wanted.desired())
                        .findFirst());
    }

    private Optional<Event.ReplicasSeen> last(Instant by) {
        return seen.stream().filter(e -> !e.at().isAfter(by)).reduce((a, b) -> b);
    }

    /** The most that were wanted during the surge, less those wanted at its end: the need, as the scaler found it. */
    Optional<String> overshoot() {
        return last(until).map(end -> {
            int most = seen.stream()
                    .filter(e -> e.at().isAfter(injected) && !e.at().isAfter(until))
                    .mapToInt(Event.ReplicasSeen::desired)
                    .max()
                    .orElse(end.desired());
            return Math.max(0, most - end.desired()) + " (at most " + most + " wanted, " + end.desired()
                    + " at the end)";
        });
    }

    /** The ready instances of each zone, and how far the fullest is from the emptiest. */
    static String zones(Event.ReplicasSeen e) {
        Collection<Integer> ready = e.readyByZone().values();
        int spread = ready.stream().mapToInt(Integer::intValue).max().orElse(0)
                - ready.stream().mapToInt(Integer::intValue).min().orElse(0);
        return e.readyByZone().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(zone -> zone.getKey() + " " + zone.getValue())
                        .collect(Collectors.joining(", "))
                + " (spread " + spread + ")";
    }
}
