package dev.faultline.verdict;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether the consequence of a fault was waited for long enough, and watched: what is missing here keeps the absence of
 * that consequence from being a witness.
 *
 * @param scenario how long the fault was to be held
 * @param timeline the run's events
 * @param injected the injection
 */
record Watch(Scenario scenario, RunTimeline timeline, Event.FaultInjected injected) {
    /** A loss that was written down this long before a stretch may reach into it, or be told only after it. */
    static final Duration REACHES = Duration.ofSeconds(2);

    /** Why something that was not seen by the {@code deadline} may have come, or could not come; empty when neither. */
    List<String> blind(Instant deadline, Predicate<String> what) {
        List<String> blind = new ArrayList<>(lost(new Span(injected.at(), deadline), what));
        if (!timeline.bitten(injected.fault())) {
            blind.add("the fault " + injected.fault() + " was not seen to have bitten");
        }
        if (timeline.endOfTraffic().isBefore(deadline)) {
            blind.add("the traffic ended " + Figures.time(Duration.between(timeline.endOfTraffic(), deadline))
                    + " before the time was over");
        }
        if (isUndoneEarly(deadline)) {
            blind.add("the fault " + injected.fault() + " was undone before its time");
        }
        return blind;
    }

    /** What of the given kind was not observed in a stretch, or so near to it that it may reach into it. */
    List<String> lost(Span stretch, Predicate<String> what) {
        Span near = new Span(stretch.from().minus(REACHES), stretch.to().plus(REACHES));
        return timeline.all(Event.ObservationLost.class).stream()
                .filter(e -> what.test(e.what()) && near.contains(e.at()))
                .map(e -> "not observed: " + e.what() + ": " + e.why())
                .toList();
    }

    private boolean isUndoneEarly(Instant deadline) {
        Duration hold = scenario.method().stream()
                .filter(fault -> fault.id().equals(injected.fault()))
                .findFirst()
                .map(FaultSpec::hold)
                .orElse(Duration.ZERO);
        return !hold.isZero()
                && timeline.reverted(injected.fault())
                        .filter(e -> e.at().isBefore(deadline)
                                && e.at().isBefore(injected.at().plus(hold)))
                        .isPresent();
    }
}
