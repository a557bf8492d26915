package dev.faultline.report;

import java.time.Duration;
import java.util.List;

/**
 * Equal steps of time, counted from the start of the load.
 *
 * @param from where the first begins
 * @param width how long each is
 * @param count how many there are
 */
record Steps(Duration from, Duration width, int count) {
    private static final int MOST = 3_700;
    private static final List<Duration> FOR_COUNTS = List.of(Duration.ofMillis(500), Duration.ofSeconds(1));
    private static final List<Duration> FOR_PERCENTILES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));

    /** No steps at all. */
    static final Steps NONE = new Steps(Duration.ZERO, Duration.ofSeconds(1), 0);

    /** Steps for counts over a whole run: half a second where the run is short enough. */
    static Steps forCounts(Duration length) {
        return FOR_COUNTS.stream()
                .map(width -> over(Duration.ZERO, length, width))
                .filter(steps -> steps.count <= MOST)
                .findFirst()
                .orElseGet(() -> forPercentiles(length));
    }

    /** Steps for percentiles over a whole run: they need more requests than counts do, so a second at least. */
    static Steps forPercentiles(Duration length) {
        return FOR_PERCENTILES.stream()
                .map(width -> over(Duration.ZERO, length, width))
                .filter(steps -> steps.count <= MOST)
                .findFirst()
                .orElseGet(
                        () -> over(Duration.ZERO, length, length.dividedBy(MOST).plusSeconds(1)));
    }

    /** Steps of a width that cover a stretch. */
    static Steps over(Duration from, Duration length, Duration width) {
        long count = -Math.floorDiv(-length.toNanos(), width.toNanos());
        return new Steps(from, width, (int) Math.max(1, count));
    }

    /** The step that an offset lies in; below 0 or not below {@link #count} when it lies in none. */
    int indexOf(Duration offset) {
        long index = Math.floorDiv(offset.minus(from).toNanos(), width.toNanos());
        return (int) Math.max(-1, Math.min(count, index));
    }

    /** The step that an offset lies in, or the one nearest to it. */
    int nearest(Duration offset) {
        return Math.max(0, Math.min(count - 1, indexOf(offset)));
    }

    double seconds() {
        return width.toNanos() / 1e9;
    }

    double[] perSecond(int[] counts) {
        double[] rates = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            rates[i] = counts[i] / seconds();
        }
        return rates;
    }
}
