package dev.faultline.scenario;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The arrivals of a day, which may be compressed: quietest at its beginning and its end, busiest in its middle, and a cosine
 * between the two. It is offered hour by hour: as many people come in each twenty-fourth of it as the cosine has there.
 *
 * @param trough new users a second when it is quietest; more than 0
 * @param peak new users a second when it is busiest; at least {@code trough}
 * @param length how long the day takes; more than 0
 */
public record DayCurve(double trough, double peak, Duration length) {
    /** Pieces of equal length, with a rate each. */
    public static final int HOURS = 24;

    private static final double NANOS = 1e9;
    /** A rate of 0 cannot be asked for: an hour without anybody has one that is too small to bring somebody. */
    private static final double NOBODY = 1e-3;

    /** New users a second at a time of the day. */
    public double at(Duration since) {
        return trough + (peak - trough) * (1 - Math.cos(turn() * seconds(since))) / 2;
    }

    /** How many have come by then: the integral of {@link #at}, in closed form. */
    public double arrivalsUntil(Duration since) {
        double seconds = seconds(since);
        return trough * seconds + (peak - trough) * (seconds - Math.sin(turn() * seconds) / turn()) / 2;
    }

    private double turn() {
        return 2 * Math.PI / seconds(length);
    }

    /** How many come in each hour. What is rounded off one hour comes in a later one, so that the day's sum is kept. */
    public List<Long> counts() {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> arrivedBy(hour + 1) - arrivedBy(hour))
                .toList();
    }

    private long arrivedBy(int hour) {
        return Math.round(arrivalsUntil(length.multipliedBy(hour).dividedBy(HOURS)));
    }

    /** New users a second in each hour, such that exactly {@link #counts} come. */
    public List<Double> rates() {
        double hour = seconds(length) / HOURS;
        return counts().stream().map(count -> Math.max(NOBODY, count / hour)).toList();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
