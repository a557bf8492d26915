package dev.faultline.verdict;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Figures over a set of requests, in memory that does not grow with their number. */
final class RequestTally {
    private static final int WITNESSES = 3;

    private final Duration slowAbove;
    private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    private final List<String> witnesses = new ArrayList<>();
    private final Histogram micros = new Histogram(3);
    private long good;
    private long slow;

    /** A tally that counts a good request as slow when it took longer than {@code slowAbove}. */
    RequestTally(Duration slowAbove) {
        this.slowAbove = slowAbove;
    }

    void add(Outcome outcome) {
        if (!outcome.good()) {
            failures.merge(outcome.failure(), 1L, Long::sum);
            witness(outcome);
            return;
        }
        good++;
        Duration took = outcome.responseTime();
        micros.recordValue(Math.max(0, took.toNanos() / 1_000));
        if (took.compareTo(slowAbove) > 0) {
            slow++;
            witness(outcome);
        }
    }

    private void witness(Outcome outcome) {
        if (witnesses.size() < WITNESSES) {
            witnesses.add(describe(outcome));
        }
    }

    static String describe(Outcome o) {
        return o.path() + " of " + o.source() + " sent " + o.start() + ", "
                + (o.good() ? "answered" : o.failure().name()) + " after "
                + Figures.time(o.responseTime())
                + (o.status() == 0 ? "" : ", status " + o.status())
                + (o.detail().isEmpty() ? "" : ": " + o.detail());
    }

    long requests() {
        return good + failed();
    }

    long good() {
        return good;
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Good requests that took too long. */
    long slow() {
        return slow;
    }

    Optional<Duration> percentile(double percentile) {
        return good == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(micros.getValueAtPercentile(percentile) * 1_000));
    }

    /** The failures by kind, for example {@code TIMEOUT 12, REFUSED 3}; empty when there were none. */
    String kinds() {
        return failures.entrySet().stream()
                .map(e -> e.getKey() + " " + Figures.count(e.getValue()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /** The first few requests that failed or were slow. */
    List<String> witnesses() {
        return witnesses;
    }
}
