package dev.faultline.report;

import dev.faultline.verdict.Quantity;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Up to where a figure is no news: how much worse than those before it one may be although nothing has changed.
 *
 * <p>It is the prediction bound, on the side that is worse, for one more observation from the population that the earlier
 * ones are a sample of, taken as normal: mean ± t · s · √(1 + 1/n), with Student's t of n − 1 degrees of freedom (Hahn and
 * Meeker, Statistical Intervals, 1991, ch. 4). Where several figures of one run are compared, their bounds hold together
 * with 95 % confidence (Bonferroni's inequality): or else, of ten figures, one would be news in every third run. A count of
 * rare events spreads at least as Poisson's distribution does, whatever little the earlier ones show of it. A slow creep
 * over many runs widens the bound, and is seen on the page of all runs only.
 *
 * @param earlier how many it rests on; {@value #LEAST} or more
 * @param lowest of them
 * @param highest of them
 * @param bound the bound
 */
public record NoiseFloor(int earlier, double lowest, double highest, double bound) {
    /** With fewer, a spread is hardly known. */
    public static final int LEAST = 4;

    private static final double UNSURE = 0.05;

    /**
     * Of earlier figures, in any order; empty where there are too few of them.
     *
     * @param quantity of what, in its unit
     * @param resolution what is nearer than this cannot be told apart; for an error budget, what one request makes
     * @param together how many figures are compared at once; 1 or more
     */
    static Optional<NoiseFloor> of(List<Double> earlier, Quantity quantity, double resolution, int together) {
        if (earlier.size() < LEAST) {
            return Optional.empty();
        }
        DoubleSummaryStatistics all =
                earlier.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        double noise =
                Math.max(resolution, noise(earlier, all.getAverage(), spread(quantity, all, resolution), together));
        double bound = switch (quantity.worse()) {
            case LARGER -> all.getAverage() + noise;
            case SMALLER -> all.getAverage() - noise;
        };
        return Optional.of(new NoiseFloor(earlier.size(), all.getMin(), all.getMax(), bound));
    }

    private static double noise(List<Double> earlier, double mean, double leastSpread, int together) {
        double n = earlier.size();
        double squares = earlier.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return new TDistribution(n - 1).inverseCumulativeProbability(1 - UNSURE / together)
                * Math.max(leastSpread, Math.sqrt(squares / (n - 1)))
                * Math.sqrt(1 + 1 / n);
    }

    /** Of a count, the root of its mean; where none was seen yet, of one. */
    private static double spread(Quantity quantity, DoubleSummaryStatistics all, double one) {
        return quantity == Quantity.ERROR_BUDGET ? Math.sqrt(Math.max(all.getAverage(), one) * one) : 0;
    }

    /** Whether a figure is worse than it explains. */
    boolean isExceededBy(double value, Quantity quantity) {
        return switch (quantity.worse()) {
            case LARGER -> value > bound;
            case SMALLER -> value < bound;
        };
    }
}
