package dev.faultline.observe.alarm;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The newest points of one series, in order of time. */
final class Series {
    private final Labels labels;
    private final ArrayDeque<Point> points = new ArrayDeque<>();
    private boolean ended;

    Series(Labels labels) {
        this.labels = labels;
    }

    Labels labels() {
        return labels;
    }

    /** A point that is not newer than the last one is left out. */
    void add(Instant at, double value) {
        ended = false;
        if (points.isEmpty() || points.getLast().at().isBefore(at)) {
            points.addLast(new Point(at, value));
        }
    }

    /** It is told no more: it has no value now, whereas its past still counts for rates until it is too old. */
    void end() {
        ended = true;
    }

    void forgetUntil(Instant instant) {
        while (!points.isEmpty() && !points.getFirst().at().isAfter(instant)) {
            points.removeFirst();
        }
    }

    boolean isForgotten() {
        return points.isEmpty();
    }

    /** Its value now; empty when it has ended, or when its last point is from {@code after} or earlier. */
    Optional<Point> now(Instant after) {
        return ended || points.isEmpty() || !points.getLast().at().isAfter(after)
                ? Optional.empty()
                : Optional.of(points.getLast());
    }

    /** The points later than {@code after}, up to and including {@code until}. */
    List<Point> between(Instant after, Instant until) {
        return points.stream()
                .filter(point -> point.at().isAfter(after) && !point.at().isAfter(until))
                .toList();
    }
}
