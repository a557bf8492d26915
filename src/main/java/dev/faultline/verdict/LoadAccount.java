package dev.faultline.verdict;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the load, surges included, was the load that was asked for, and whether all of it was seen.
 *
 * @param doubts loads that did not end as planned, or whose requests are not all in the log
 * @param lateness set when users were started later than planned beyond the bound
 * @param missing requests reported and not in the log
 * @param surplus requests in the log and not reported
 */
record LoadAccount(List<String> doubts, Optional<String> lateness, long missing, long surplus) {
    /** 99 of 100 users must start at most this long after their planned instant, or the injector stood still. */
    static final Duration LATENESS = Duration.ofMillis(250);

    static LoadAccount of(Scenario scenario, RunTimeline timeline, OutcomeCount counted) {
        List<Event.LoadEnded> ended = timeline.all(Event.LoadEnded.class);
        List<String> doubts = new ArrayList<>();
        List<String> late = new ArrayList<>();
        long missing = 0;
        long surplus = 0;
        for (String source : sources(scenario)) {
            List<Event.LoadEnded> of =
                    ended.stream().filter(e -> e.source().equals(source)).toList();
            if (of.isEmpty()) {
                doubts.add(source + " never reported its end");
                continue;
            }
            of.forEach(e -> exit(e, doubts, late));
            long reported = of.stream().mapToLong(Event.LoadEnded::requests).sum();
            long held = counted.of(source);
            if (reported != held) {
                doubts.add(source + " reported " + Figures.count(reported) + " requests, the log holds "
                        + Figures.count(held));
            }
            missing += Math.max(0, reported - held);
            surplus += Math.max(0, held - reported);
        }
        Optional<String> lateness = late.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", late));
        return new LoadAccount(doubts, lateness, missing, surplus);
    }

    /** The sources whose injector stood still itself, so that slow and unanswered requests may be its own doing. */
    static Set<String> late(RunTimeline timeline) {
        return timeline.all(Event.LoadEnded.class).stream()
                .filter(end -> end.latenessP99().compareTo(LATENESS) > 0)
                .map(Event.LoadEnded::source)
                .collect(Collectors.toSet());
    }

    private static List<String> sources(Scenario scenario) {
        Stream<String> loads =
                scenario.load().stream().map(LoadSpec::simulation).distinct().map(simulation -> "load:" + simulation);
        Stream<String> surges = scenario.method().stream()
                .filter(FaultSpec.AddedLoad.class::isInstance)
                .map(surge -> "surge:" + surge.id());
        return Stream.concat(loads, surges).toList();
    }

    private static void exit(Event.LoadEnded end, List<String> doubts, List<String> late) {
        if (!end.exit().equals("completed")) {
            doubts.add(end.source() + " did not complete: " + end.exit());
        }
        if (end.latenessP99().compareTo(LATENESS) > 0) {
            late.add(end.source() + " started users late (99th percentile " + Figures.time(end.latenessP99())
                    + ", allowed " + Figures.time(LATENESS) + "): the injector itself stood still");
        }
    }
}
