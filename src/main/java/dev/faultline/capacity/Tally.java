package dev.faultline.capacity;

import dev.faultline.scenario.CapacitySpec.Level;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What became of requests, against a service level. A pure count.
 *
 * @param requests how many there were
 * @param late how many were answered well, and too late
 * @param failed how many were not answered well
 * @param latency of all of them
 * @param worst the path that missed the level most often, and how
 */
record Tally(long requests, long late, long failed, LoadStep.Latency latency, Optional<String> worst) {
    private static final int DIGITS = 3;
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(2);

    static Tally of(Collection<Outcome> outcomes, Level level) {
        List<Outcome> counted = outcomes.stream()
                .filter(outcome -> level.counts(outcome.path()))
                .toList();
        Histogram micros = new Histogram(LONGEST, DIGITS);
        Map<String, Misses> paths = new HashMap<>();
        for (Outcome outcome : counted) {
            Duration took = outcome.responseTime();
            micros.recordValue(Math.max(0, Math.min(LONGEST, took.toNanos() / 1_000)));
            paths.merge(outcome.path(), Misses.of(outcome, level), Misses::and);
        }
        Misses all = paths.values().stream().reduce(new Misses(0, 0, 0), Misses::and);
        return new Tally(
                all.requests(),
                all.late(),
                all.failed(),
                new LoadStep.Latency(at(micros, 50), at(micros, 95), at(micros, 99)),
                worst(paths));
    }

    private static Optional<String> worst(Map<String, Misses> paths) {
        return paths.entrySet().stream()
                .filter(path -> path.getValue().missed() > 0)
                .max(Comparator.comparingDouble((Map.Entry<String, Misses> path) ->
                                path.getValue().share())
                        .thenComparing(Map.Entry::getKey))
                .map(path -> path.getKey() + ": " + path.getValue().words());
    }

    private static Duration at(Histogram micros, double percentile) {
        return Duration.ofNanos(micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) * 1_000);
    }

    private record Misses(long requests, long late, long failed) {
        static Misses of(Outcome outcome, Level level) {
            boolean late = outcome.good() && outcome.responseTime().compareTo(level.within()) > 0;
            return new Misses(1, late ? 1 : 0, outcome.good() ? 0 : 1);
        }

        Misses and(Misses more) {
            return new Misses(requests + more.requests, late + more.late, failed + more.failed);
        }

        long missed() {
            return late + failed;
        }

        double share() {
            return (double) missed() / requests;
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "%.0f %% of %d missed it, %d late and %d failed",
                    share() * 100,
                    requests,
                    late,
                    failed);
        }
    }
}
