package dev.faultline.verdict;

import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Event.Counting;
import dev.faultline.timeline.LinkTraffic;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What each link carried in the baseline, and since its counters began, from a run's readings of them. In the baseline is
 * what came between the first reading within it and the last; where the fault proxy counts a connection only when it
 * ends, nothing can be said of the baseline alone, and what came up to the last reading of the run stands for it.
 */
final class LinkReadings {
    /** The baseline counts as watched when no more than this of it is before its first reading or after its last. */
    static final Duration GAP = Duration.ofMillis(2500);

    private final List<Event.LinksCounted> all;
    private final List<Event.LinksCounted> within;
    private final Optional<Span> baseline;

    LinkReadings(RunTimeline timeline) {
        this.all = timeline.all(Event.LinksCounted.class);
        this.baseline = timeline.phase(Phase.BASELINE).stream().findFirst();
        this.within = all.stream()
                .filter(e -> baseline.isPresent() && baseline.get().contains(e.at()))
                .toList();
    }

    /** The bytes that arrived on a link's two ends. */
    record Carried(long upstream, long downstream) {
        boolean bothWays() {
            return upstream > 0 && downstream > 0;
        }

        boolean anything() {
            return upstream > 0 || downstream > 0;
        }
    }

    Optional<Span> baseline() {
        return baseline;
    }

    /** Whether there was a reading in the baseline at all. */
    boolean any() {
        return !within.isEmpty();
    }

    /** Whether what is not in the readings did not happen in the baseline, but for a moment at its ends. */
    boolean whole() {
        return within.size() > 1
                && Duration.between(baseline.orElseThrow().from(), within.get(0).at())
                                .compareTo(GAP)
                        <= 0
                && Duration.between(last().at(), baseline.orElseThrow().to()).compareTo(GAP) <= 0;
    }

    /** Whether bytes count as they pass; else those of connections that are still open are missing. */
    boolean passing() {
        return all.stream().allMatch(e -> e.counting() == Counting.AS_BYTES_PASS);
    }

    /** The links that there were as the baseline ended. */
    List<LinkTraffic> links() {
        return last().links();
    }

    boolean has(Topology.Link link) {
        return find(last(), link.from(), link.to()).isPresent();
    }

    /** Whether the link's counters began anew up to the end of what is looked at: what they had counted is lost then. */
    boolean restarted(String from, String to) {
        LinkTraffic before = null;
        for (Event.LinksCounted reading : considered()) {
            LinkTraffic now = find(reading, from, to).orElse(before);
            if (before != null && (now.upstream() < before.upstream() || now.downstream() < before.downstream())) {
                return true;
            }
            before = now;
        }
        return false;
    }

    /** What a link carried in the baseline. */
    Carried inBaseline(String from, String to) {
        if (!passing()) {
            return sinceStart(from, to);
        }
        List<LinkTraffic> seen =
                within.stream().flatMap(e -> find(e, from, to).stream()).toList();
        if (seen.size() < 2) {
            return new Carried(0, 0);
        }
        LinkTraffic first = seen.get(0);
        LinkTraffic end = seen.get(seen.size() - 1);
        return new Carried(end.upstream() - first.upstream(), end.downstream() - first.downstream());
    }

    /** What a link has carried since its counters began, up to the end of what is looked at. */
    Carried sinceStart(String from, String to) {
        List<Event.LinksCounted> considered = considered();
        return find(considered.get(considered.size() - 1), from, to)
                .map(traffic -> new Carried(traffic.upstream(), traffic.downstream()))
                .orElse(new Carried(0, 0));
    }

    /** All readings up to the end of the baseline, or of the run where only that will do. */
    private List<Event.LinksCounted> considered() {
        return passing()
                ? all.stream().filter(e -> !e.at().isAfter(last().at())).toList()
                : all;
    }

    private Event.LinksCounted last() {
        return within.get(within.size() - 1);
    }

    private static Optional<LinkTraffic> find(Event.LinksCounted reading, String from, String to) {
        return reading.links().stream()
                .filter(link -> link.from().equals(from) && link.to().equals(to))
                .findFirst();
    }
}
