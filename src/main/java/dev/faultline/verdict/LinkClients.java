package dev.faultline.verdict;

import dev.faultline.scenario.Dependency;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether those who open links could be expected to use them: a node that is down or idle proves nothing of its wiring. */
final class LinkClients {
    private static final Set<String> AWAY = Set.of("down", "unready");

    private final SystemSpec system;
    private final RunTimeline timeline;
    private final LinkReadings readings;

    LinkClients(SystemSpec system, RunTimeline timeline, LinkReadings readings) {
        this.system = system;
        this.timeline = timeline;
        this.readings = readings;
    }

    /** Why a silent link does not speak against its wiring; empty when it does. {@code requests}: the load in the baseline. */
    Optional<String> excuse(Topology.Link link, Dependency.Use use, long requests) {
        if (!readings.passing()) {
            return Optional.of("its fault proxy counts a connection when it ends, and one may have been open still");
        }
        Optional<String> away = away(link.from());
        if (away.isPresent() || use == Dependency.Use.AT_START) {
            return away;
        }
        if (!readings.whole()) {
            return Optional.of("the counters were not read throughout the baseline");
        }
        if (requests == 0) {
            return Optional.of("there was no load in the baseline");
        }
        return idle(link.from()) ? Optional.of("nothing was asked of " + link.from() + " either") : Optional.empty();
    }

    /** What is no node, such as the clients, has no role to be seen in. */
    private Optional<String> away(String from) {
        if (system.nodes().stream().noneMatch(node -> node.name().equals(from))) {
            return Optional.empty();
        }
        Span baseline = readings.baseline().orElseThrow();
        List<Event.RoleSeen> seen = timeline.all(Event.RoleSeen.class).stream()
                .filter(e -> e.node().equals(from) && e.at().isBefore(baseline.to()))
                .toList();
        Optional<Event.RoleSeen> atStart =
                seen.stream().filter(e -> !e.at().isAfter(baseline.from())).reduce((earlier, later) -> later);
        if (atStart.isEmpty()) {
            return Optional.of("nobody saw whether " + from + " was up");
        }
        return seen.stream()
                .filter(e -> e == atStart.get() || e.at().isAfter(baseline.from()))
                .filter(e -> AWAY.contains(e.role()))
                .findFirst()
                .map(e -> from + " was " + e.role() + " in the baseline");
    }

    /** Whether others need it, and none of them asked. */
    private boolean idle(String from) {
        List<LinkReadings.Carried> asked = system.links().stream()
                .filter(link -> link.to().equals(from))
                .filter(link -> system.dependencies().stream()
                        .anyMatch(dependency -> dependency.link().selects(link, system.nodes())))
                .map(link -> readings.inBaseline(link.from(), link.to()))
                .toList();
        return !asked.isEmpty() && asked.stream().noneMatch(carried -> carried.upstream() > 0);
    }
}
