package dev.faultline.verdict;

/** How far figures of a sample may be from those of what it was drawn from: intervals of 95 % confidence. */
final class Confidence {
    /** The standard score of a two-sided interval of 95 %. */
    private static final double Z = 1.959964;

    private Confidence() {}

    /**
     * An interval.
     *
     * @param from its lower end
     * @param to its upper end
     */
    record Interval(double from, double to) {}

    /**
     * The share that {@code hits} of {@code all}, more than 0, were drawn from: Wilson's score interval (Wilson, Probable
     * inference, the law of succession, and statistical inference, 1927), which stays within 0 and 1 and is sound at both.
     */
    static Interval ofShare(long hits, long all) {
        double share = (double) hits / all;
        double square = Z * Z;
        double centre = (share + square / (2 * all)) / (1 + square / all);
        double half = Z * Math.sqrt(share * (1 - share) / all + square / (4.0 * all * all)) / (1 + square / all);
        // Rounding must not keep a sample without a miss from showing none.
        return new Interval(hits == 0 ? 0 : centre - half, hits == all ? 1 : centre + half);
    }

    /**
     * Between which percentiles of {@code all} measurements, more than 0, the true {@code percentile} lies: the order
     * statistics about it, in the normal approximation of the binomial (Conover, Practical Nonparametric Statistics, ch. 3).
     */
    static Interval ofPercentile(double percentile, long all) {
        double half = 100 * Z * Math.sqrt(percentile / 100 * (1 - percentile / 100) / all);
        return new Interval(Math.max(0, percentile - half), Math.min(100, percentile + half));
    }

    /**
     * How many arrivals at random come when {@code expected} do on average, in all but about 3 of 1,000 cases: three standard
     * deviations of a Poisson count.
     */
    static Interval ofCount(double expected) {
        double half = 3 * Math.sqrt(expected);
        return new Interval(Math.max(0, expected - half), expected + half);
    }
}
