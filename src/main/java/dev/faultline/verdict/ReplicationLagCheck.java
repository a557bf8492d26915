package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges how far the replica in the other region lags while nothing is broken, as the database itself tells it. One figure
 * beyond the bound is a FAIL. A lag that nobody told is none that was small.
 */
final class ReplicationLagCheck implements ObjectiveCheck {
    /** Seconds since the commit of what the replica replayed last, while there is more; zero once it has all. */
    static final String SIGNAL = "region-replication-lag-seconds";

    private final Objective.ReplicationLag objective;
    private final RunTimeline timeline;

    ReplicationLagCheck(Objective.ReplicationLag objective, RunTimeline timeline) {
        this.objective = objective;
        this.timeline = timeline;
    }

    @Override
    public Finding conclude(Soundness soundness) {
        Optional<Span> watched = undisturbed();
        if (watched.isEmpty()) {
            return Finding.unseen("there was no baseline");
        }
        List<Event.SignalSeen> seen = told(watched.get());
        if (seen.isEmpty()) {
            return Finding.unseen("nobody told " + SIGNAL + " in the baseline");
        }
        Event.SignalSeen worst =
                seen.stream().max(Comparator.comparing(Event.SignalSeen::value)).orElseThrow();
        Duration lag = lag(worst);
        boolean beyond = lag.compareTo(objective.within()) > 0;
        Finding finding = Finding.of(beyond ? Judgement.FAIL : Judgement.PASS, Figures.time(lag) + " at most")
                .withEvidence(
                        beyond
                                ? List.of(worst.node() + " lagged " + Figures.time(lag) + " behind at " + worst.at())
                                : List.of());
        return finding.doubted(soundness.ofRecords());
    }

    private static Duration lag(Event.SignalSeen seen) {
        return Duration.ofMillis(Math.round(seen.value() * 1000));
    }

    /** The last baseline, up to the first injection. */
    private Optional<Span> undisturbed() {
        Instant broken = timeline.all(Event.FaultInjected.class).stream()
                .map(Event.FaultInjected::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return timeline.phase(Phase.BASELINE).stream()
                .reduce((earlier, later) -> later)
                .map(span -> new Span(span.from(), broken.equals(Instant.MAX) ? span.to() : broken));
    }

    /** What was told in a stretch, and what was told last before it: that held on. */
    private List<Event.SignalSeen> told(Span stretch) {
        List<Event.SignalSeen> told = new ArrayList<>();
        for (Event.SignalSeen seen : timeline.all(Event.SignalSeen.class)) {
            if (!seen.signal().equals(SIGNAL) || !seen.at().isBefore(stretch.to())) {
                continue;
            }
            if (seen.at().isBefore(stretch.from())) {
                told.clear();
            }
            told.add(seen);
        }
        return told;
    }
}
