package dev.faultline.report;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Requests a second over equal steps of time, each counted in the step in which it was sent; others are passed over. */
final class RateSeries implements Consumer<Outcome> {
    private final Course course;
    private final Steps steps;
    private final int[] sent;
    private final int[] good;
    private final Map<FailureKind, int[]> failures = new EnumMap<>(FailureKind.class);

    RateSeries(Course course, Steps steps) {
        this.course = course;
        this.steps = steps;
        this.sent = new int[steps.count()];
        this.good = new int[steps.count()];
    }

    @Override
    public void accept(Outcome outcome) {
        int step = steps.indexOf(course.offset(outcome.start()));
        if (step < 0 || step >= steps.count()) {
            return;
        }
        sent[step]++;
        if (outcome.good()) {
            good[step]++;
        } else {
            failures.computeIfAbsent(outcome.failure(), kind -> new int[steps.count()])[step]++;
        }
    }

    Steps steps() {
        return steps;
    }

    /** Requests sent, a second. */
    double[] sentPerSecond() {
        return steps.perSecond(sent);
    }

    /** Requests that got what they expect, a second. */
    double[] goodPerSecond() {
        return steps.perSecond(good);
    }

    /** Failed requests a second, for each kind that occurred. */
    Map<FailureKind, double[]> failedPerSecond() {
        Map<FailureKind, double[]> rates = new EnumMap<>(FailureKind.class);
        failures.forEach((kind, counted) -> rates.put(kind, steps.perSecond(counted)));
        return rates;
    }
}
