package dev.faultline.verdict;

import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds what kept a run from being carried out and watched as planned. */
final class RunDoubts {
    private RunDoubts() {}

    static List<String> of(Scenario scenario, RunTimeline timeline) {
        List<String> doubts = new ArrayList<>();
        ending(timeline, doubts);
        timeline.all(Event.StopConditionMet.class)
                .forEach(e -> doubts.add("a stop condition ended the run early: " + e.condition() + ": " + e.found()));
        phases(scenario, timeline, doubts);
        return doubts;
    }

    private static void ending(RunTimeline timeline, List<String> doubts) {
        List<Event.RunEnded> ends = timeline.all(Event.RunEnded.class);
        if (ends.isEmpty()) {
            doubts.add("the timeline has no end of the run: the harness died, or was judged too early");
        }
        for (Event.RunEnded end : ends) {
            if (!end.how().equals("completed")) {
                doubts.add("the run was " + end.how() + ": " + end.why());
            }
        }
    }

    private static void phases(Scenario scenario, RunTimeline timeline, List<String> doubts) {
        // A scenario that breaks nothing has no need of the phases that follow a fault, and may have them.
        List<Phase> expected = scenario.method().isEmpty()
                ? List.of(Phase.BASELINE, Phase.DRAIN)
                : List.of(Phase.BASELINE, Phase.FAULT, Phase.RECOVERY, Phase.AFTER, Phase.DRAIN);
        Instant before = Instant.MIN;
        for (Phase phase : expected) {
            List<Span> spans = timeline.phase(phase);
            if (spans.isEmpty()) {
                doubts.add("the phase " + phase.label() + " never began");
                continue;
            }
            if (spans.get(0).from().isBefore(before)) {
                doubts.add("the phase " + phase.label() + " began before the one that precedes it");
            }
            before = spans.get(0).from();
        }
    }
}
