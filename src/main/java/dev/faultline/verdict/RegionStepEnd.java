package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a step of the runbook for the loss of a region came to its end. That it has bitten says that it was begun and no
 * more: what was asked for and never came about must lead to no PASS.
 *
 * @param timeline the run's events
 */
record RegionStepEnd(RunTimeline timeline) {
    /** The state in which the regions are once a step of this kind has come to its end. */
    private static final Map<String, String> ENDS = Map.of("promotion", "promoted", "fail-back", "failed-back");

    /** Why it cannot be said of a fault; empty where it can, where it is no such step, and where it was never injected. */
    Optional<String> doubt(String fault) {
        return timeline.injected(fault).filter(e -> ENDS.containsKey(e.kind())).flatMap(this::doubt);
    }

    private Optional<String> doubt(Event.FaultInjected step) {
        List<Event.RegionsSeen> since = timeline.all(Event.RegionsSeen.class).stream()
                .filter(e -> !e.at().isBefore(step.at()))
                .toList();
        if (since.stream().anyMatch(e -> e.state().equals(ENDS.get(step.kind())))) {
            return Optional.empty();
        }
        String last = since.isEmpty()
                ? "nothing was told of the regions since"
                : "the last that was told is " + words(since.get(since.size() - 1));
        return Optional.of("the " + step.kind() + " " + step.fault() + " was not seen to come to its end: " + last);
    }

    private static String words(Event.RegionsSeen seen) {
        return seen.state() + (seen.detail().isBlank() ? "" : ", " + seen.detail());
    }
}
