package dev.faultline.report;

import java.time.Duration;
import java.util.List;

/**
 * Equal steps of time from the start of the load.
 *
 * @param width how long a step is
 * @param count how many there are; what lies outside counts into the nearest
 */
record Steps(Duration width, int count) {
    private static final int MOST = 3_700;
    private static final List<Duration> FINER = List.of(Duration.ofMillis(500), Duration.ofSeconds(1));
    private static final List<Duration> COARSER = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));

    /** Steps for counts: half a second where the run is short enough to show an outage of that size. */
    static Steps forCounts(Duration length) {
        return FINER.stream()
                .map(width -> of(width, length))
                .filter(steps -> steps.count <= MOST)
                .findFirst()
                .orElseGet(() -> forPercentiles(length));
    }

    /** Steps for percentiles, which need more requests than counts do: a second at least. */
    static Steps forPercentiles(Duration length) {
        return COARSER.stream()
                .map(width -> of(width, length))
                .filter(steps -> steps.count <= MOST)
                .findFirst()
                .orElseGet(() -> of(length.dividedBy(MOST).plusSeconds(1), length));
    }

    private static Steps of(Duration width, Duration length) {
        return new Steps(width, (int) Math.max(1, -Math.floorDiv(-length.toNanos(), width.toNanos())));
    }

    int at(Duration offset) {
        long step = Math.floorDiv(offset.toNanos(), width.toNanos());
        return (int) Math.max(0, Math.min(count - 1L, step));
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
