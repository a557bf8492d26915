package dev.faultline.report;

import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.Phase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Counts and percentiles for each request name and phase, over every source together. */
final class PathFigures implements Consumer<Outcome> {
    private static final int DIGITS = 3;

    private final Course course;
    private final Map<String, Map<Phase, Tally>> byPath = new TreeMap<>();
    private final Tally all = new Tally();

    PathFigures(Course course) {
        this.course = course;
    }

    @Override
    public void accept(Outcome outcome) {
        byPath.computeIfAbsent(outcome.path(), path -> new EnumMap<>(Phase.class))
                .computeIfAbsent(course.phaseAt(outcome.start()), phase -> new Tally())
                .add(outcome);
        all.add(outcome);
    }

    /** Every request of the run together. */
    Tally all() {
        return all;
    }

    /** The requests of one phase, all names together. */
    Tally in(Phase phase) {
        Tally sum = new Tally();
        byPath.values().forEach(phases -> sum.add(phases.getOrDefault(phase, new Tally())));
        return sum;
    }

    /** A row for each phase that had requests, all names together. */
    List<Row> rowsOfAll() {
        return Arrays.stream(Phase.values())
                .map(phase -> new Row("all", phase, in(phase)))
                .filter(row -> row.tally().requests() > 0)
                .toList();
    }

    /** A row for each request name and phase, names in alphabetical order, phases in theirs. */
    List<Row> rows() {
        return byPath.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .map(phase -> new Row(path.getKey(), phase.getKey(), phase.getValue())))
                .sorted(Comparator.comparing(Row::path).thenComparing(Row::phase))
                .toList();
    }

    /** One request name in one phase. */
    record Row(String path, Phase phase, Tally tally) {}

    /** Requests counted, and the response times of the good ones among them. */
    static final class Tally {
        private final Histogram good = new Histogram(DIGITS);
        private long failed;

        private void add(Outcome outcome) {
            if (outcome.good()) {
                good.recordValue(Latency.micros(outcome));
            } else {
                failed++;
            }
        }

        private void add(Tally other) {
            good.add(other.good);
            failed += other.failed;
        }

        long requests() {
            return good.getTotalCount() + failed;
        }

        long failed() {
            return failed;
        }

        boolean anyGood() {
            return good.getTotalCount() > 0;
        }

        /** A percentile of the good requests' response times in microseconds. */
        long micros(double percentile) {
            return good.getValueAtPercentile(percentile);
        }
    }
}
