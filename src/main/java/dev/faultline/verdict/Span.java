package dev.faultline.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from its first instant
 * @param to the first instant that is no longer in it
 */
record Span(Instant from, Instant to) {
    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean touches(Instant start, Instant end) {
        return !end.isBefore(from) && start.isBefore(to);
    }

    Duration length() {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    /** The part that lies in {@code other} too, possibly of no length. */
    Span within(Span other) {
        return new Span(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }

    static Duration total(List<Span> spans) {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same time, overlapping spans made into one, in order. */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || last.to.isBefore(next.from)) {
                merged.add(next);
            } else if (last.to.isBefore(next.to)) {
                merged.set(merged.size() - 1, new Span(last.from, next.to));
            }
        }
        return merged;
    }
}
