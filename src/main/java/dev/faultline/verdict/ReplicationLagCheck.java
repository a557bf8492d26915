package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges how far the replica in the other region lags while nothing is broken, as the database itself tells it. One figure
 * beyond the bound is a FAIL. A lag that nobody told is none that was small: a PASS needs a figure from the beginning of the
 * baseline to its end.
 */
final class ReplicationLagCheck implements ObjectiveCheck {
    /** How much older than the newest log that the writer is known to have is the newest that the replica got; zero with all. */
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
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        doubts.addAll(untold(watched.get()));
        return finding.doubted(doubts);
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
        List<Event.SignalSeen> told = new ArrayList<>(heldAt(stretch.from()));
        timeline.all(Event.SignalSeen.class).stream()
                .filter(e -> e.signal().equals(SIGNAL) && stretch.contains(e.at()))
                .forEach(told::add);
        return told;
    }

    /** Of each node the figure that was told before an instant and held at it. */
    private Collection<Event.SignalSeen> heldAt(Instant instant) {
        Map<String, Event.SignalSeen> held = new TreeMap<>();
        for (Event event : timeline.events()) {
            if (!event.at().isBefore(instant)) {
                break;
            }
            if (event instanceof Event.SignalSeen seen && seen.signal().equals(SIGNAL)) {
                held.put(seen.node(), seen);
            } else if (event instanceof Event.SignalLost lost && lost.signal().equals(SIGNAL)) {
                held.remove(lost.node());
            }
        }
        return held.values();
    }

    private List<String> untold(Span stretch) {
        List<String> untold = new ArrayList<>();
        if (heldAt(stretch.from()).isEmpty()) {
            untold.add("nobody told " + SIGNAL + " as the baseline began");
        }
        timeline.all(Event.SignalLost.class).stream()
                .filter(e -> e.signal().equals(SIGNAL) && stretch.contains(e.at()))
                .forEach(e -> untold.add(SIGNAL + " of " + e.node() + " was told no more from " + e.at()
                        + ": how far it lagged then is not known"));
        return untold;
    }
}
