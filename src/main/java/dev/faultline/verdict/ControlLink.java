package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the harness's own proxy was watched and kept moving, from the control link that no fault touches. Short
 * stalls are weighed by each check where they fall; a proxy that stood still for long spoils the run.
 */
final class ControlLink {
    /** Longer without a probe than this, and nobody knows whether the proxy moved. */
    static final Duration UNWATCHED = Duration.ofSeconds(2);

    /** A single round trip longer than this makes the run INCONCLUSIVE wherever it falls. */
    static final Duration STANDSTILL = Duration.ofSeconds(2);

    private ControlLink() {}

    static List<String> doubts(RunTimeline timeline) {
        List<Event.ControlProbed> probes = timeline.all(Event.ControlProbed.class);
        Optional<Span> judged = judged(timeline);
        if (judged.isEmpty() || judged.get().length().isZero()) {
            return List.of();
        }
        List<String> doubts = new ArrayList<>();
        Instant last = judged.get().from();
        for (Event.ControlProbed probe : probes) {
            Duration slack = UNWATCHED.plus(probe.roundTrip());
            if (probe.at().isAfter(last)) {
                unwatched(new Span(last, probe.at()).within(judged.get()), slack, doubts);
                last = probe.at();
            }
            if (probe.roundTrip().compareTo(STANDSTILL) > 0) {
                doubts.add("the harness's own proxy stood still for " + Figures.time(probe.roundTrip()) + " at "
                        + probe.at());
            }
        }
        unwatched(new Span(last, judged.get().to()), UNWATCHED, doubts);
        return doubts;
    }

    private static void unwatched(Span gap, Duration allowed, List<String> doubts) {
        if (gap.length().compareTo(allowed) > 0) {
            doubts.add("the control link was not probed for " + Figures.time(gap.length()) + " from " + gap.from()
                    + ": whether the harness's own proxy stood still is not known");
        }
    }

    private static Optional<Span> judged(RunTimeline timeline) {
        return timeline.phase(Phase.BASELINE).stream()
                .findFirst()
                .map(span -> new Span(span.from(), timeline.endOfTraffic()));
    }
}
