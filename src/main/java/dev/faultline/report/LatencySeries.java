package dev.faultline.report;

import dev.faultline.timeline.Outcome;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.HdrHistogram.IntCountsHistogram;

/** Percentiles of the good requests' response times over equal steps of time, by when they were sent. */
final class LatencySeries implements Consumer<Outcome> {
    private static final int DIGITS = 2;

    private final Course course;
    private final Steps steps;
    private final IntCountsHistogram[] histograms;

    LatencySeries(Course course) {
        this.course = course;
        this.steps = Steps.forPercentiles(course.length());
        this.histograms = new IntCountsHistogram[steps.count()];
    }

    @Override
    public void accept(Outcome outcome) {
        if (!outcome.good()) {
            return;
        }
        int step = steps.nearest(course.offset(outcome.start()));
        if (histograms[step] == null) {
            histograms[step] = new IntCountsHistogram(DIGITS);
        }
        histograms[step].recordValue(Latency.micros(outcome));
    }

    Steps steps() {
        return steps;
    }

    /** A percentile in milliseconds, step by step; null where there were no good requests. */
    List<Double> millis(double percentile) {
        return Collections.unmodifiableList(Arrays.stream(histograms)
                .map(Optional::ofNullable)
                .map(step -> step.map(histogram -> Latency.millis(histogram.getValueAtPercentile(percentile)))
                        .orElse(null))
                .collect(Collectors.toList()));
    }
}
