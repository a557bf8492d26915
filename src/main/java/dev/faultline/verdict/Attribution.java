package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import java.time.Instant;
import java.util.List;

/**
 * Which outages of a path are laid at the door of an RTO's fault: those that began before something else was done to the
 * system, be it another fault or the undo of this one. An RTO verdict lists every outage of its path and counts these.
 */
public final class Attribution {
    private Attribution() {}

    /** Those of {@code outages} that count; all of them where the fault was never injected. */
    public static List<Outage> of(Objective.Rto rto, Scenario scenario, List<Event> events, List<Outage> outages) {
        Instant until = RtoWindow.of(rto, scenario, new RunTimeline(events))
                .map(RtoWindow::until)
                .orElse(Instant.MAX);
        return outages.stream().filter(outage -> outage.from().isBefore(until)).toList();
    }
}
