package dev.faultline.observe.alarm;

import dev.faultline.observe.alarm.Expression.Growth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much a counter grew within a window, as Prometheus reckons it (function {@code extrapolatedRate} of its version 3):
 * from the samples in the window, across resets, stretched to the window's edges. Where the first or last sample is
 * farther from the edge than samples are from each other (by a tenth), the stretch is half of that distance; it never
 * begins before a counter would have been zero.
 */
final class Rates {
    private static final double TOLERANCE = 1.1;

    private Rates() {}

    /** Empty when fewer than two samples are within ({@code until − range}, {@code until}]. */
    static OptionalDouble growth(Growth.Kind kind, Series series, Duration range, Instant until) {
        Instant begin = until.minus(range);
        List<Point> points = series.between(begin, until);
        if (points.size() < 2) {
            return OptionalDouble.empty();
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        double increase = increase(points);
        double sampled = seconds(first.at(), last.at());
        double gap = sampled / (points.size() - 1);
        double before = limited(seconds(begin, first.at()), gap);
        if (increase > 0 && first.value() >= 0) {
            before = Math.min(before, sampled * first.value() / increase);
        }
        double after = limited(seconds(last.at(), until), gap);
        double stretched = increase * (before + sampled + after) / sampled;
        return OptionalDouble.of(kind == Growth.Kind.INCREASE ? stretched : stretched / seconds(range));
    }

    /** A counter that is lower than before began anew from zero. */
    private static double increase(List<Point> points) {
        double increase = points.get(points.size() - 1).value() - points.get(0).value();
        for (int i = 1; i < points.size(); i++) {
            double before = points.get(i - 1).value();
            if (points.get(i).value() < before) {
                increase += before;
            }
        }
        return increase;
    }

    private static double limited(double toEdge, double gap) {
        return toEdge >= gap * TOLERANCE ? gap / 2 : toEdge;
    }

    private static double seconds(Instant from, Instant to) {
        return seconds(Duration.between(from, to));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
