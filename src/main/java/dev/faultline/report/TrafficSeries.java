package dev.faultline.report;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.IntCountsHistogram;

/**
 * What the clients saw over time, in equal steps from the start of the load, each request counted in the step in which
 * it was sent. Its size is bounded, however long the run and however many its requests.
 */
final class TrafficSeries implements Consumer<Outcome> {
    private static final int DIGITS = 2;

    private final Course course;
    private final Steps counts;
    private final Steps latencySteps;
    private final int[] sent;
    private final int[] good;
    private final Map<FailureKind, int[]> failures = new EnumMap<>(FailureKind.class);
    private final IntCountsHistogram[] latencies;

    TrafficSeries(Course course) {
        this.course = course;
        this.counts = Steps.forCounts(course.length());
        this.latencySteps = Steps.forPercentiles(course.length());
        this.sent = new int[counts.count()];
        this.good = new int[counts.count()];
        this.latencies = new IntCountsHistogram[latencySteps.count()];
    }

    @Override
    public void accept(Outcome outcome) {
        int step = counts.at(course.offset(outcome.start()));
        sent[step]++;
        if (outcome.good()) {
            good[step]++;
            recordLatency(outcome);
        } else {
            failures.computeIfAbsent(outcome.failure(), kind -> new int[counts.count()])[step]++;
        }
    }

    private void recordLatency(Outcome outcome) {
        int step = latencySteps.at(course.offset(outcome.start()));
        if (latencies[step] == null) {
            latencies[step] = new IntCountsHistogram(DIGITS);
        }
        latencies[step].recordValue(Latency.micros(outcome));
    }

    Steps counts() {
        return counts;
    }

    Steps latencySteps() {
        return latencySteps;
    }

    /** Requests sent, a second. */
    double[] sentPerSecond() {
        return counts.perSecond(sent);
    }

    /** Requests that got what they expect, a second. */
    double[] goodPerSecond() {
        return counts.perSecond(good);
    }

    /** Failed requests a second, for each kind that occurred. */
    Map<FailureKind, double[]> failedPerSecond() {
        Map<FailureKind, double[]> rates = new EnumMap<>(FailureKind.class);
        failures.forEach((kind, counted) -> rates.put(kind, counts.perSecond(counted)));
        return rates;
    }

    /** A percentile of the good requests' response times in milliseconds, step by step; null where there were none. */
    Double[] latencyMillis(double percentile) {
        return Arrays.stream(latencies)
                .map(Optional::ofNullable)
                .map(step -> step.map(histogram -> Latency.millis(histogram.getValueAtPercentile(percentile)))
                        .orElse(null))
                .toArray(Double[]::new);
    }
}
