package dev.faultline.capacity;

import dev.faultline.capacity.ScalabilityFit.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A fitted law in figures, as it stands in the record of a measuring.
 *
 * @param each λ: what one instance carries alone, a second
 * @param eachBetween its interval of 95 %
 * @param contention σ
 * @param contentionBetween its interval
 * @param coherence κ
 * @param coherenceBetween its interval
 * @param peak the number of instances that carries the most; empty where each further one adds something
 * @param spread the standard deviation of the residuals, a second
 * @param residuals measured less fitted, a second, in the order of the numbers of instances
 * @param curve what the law says of each number of instances
 */
public record ScalabilityFigures(
        double each,
        Interval eachBetween,
        double contention,
        Interval contentionBetween,
        double coherence,
        Interval coherenceBetween,
        Optional<Integer> peak,
        double spread,
        List<Double> residuals,
        List<Point> curve) {
    /** Copies the lists, so that the record cannot change. */
    public ScalabilityFigures {
        residuals = List.copyOf(residuals);
        curve = List.copyOf(curve);
    }

    /** What a number of instances carries by the law, and between what and what, a second. */
    public record Point(int instances, double carried, double from, double to) {}

    /** The figures of a fit, its curve from one instance to {@code most}. */
    static ScalabilityFigures of(ScalabilityFit fit, int most) {
        return new ScalabilityFigures(
                fit.law().each(),
                fit.intervals().each(),
                fit.law().contention(),
                fit.intervals().contention(),
                fit.law().coherence(),
                fit.intervals().coherence(),
                fit.law().peak().stream().boxed().findFirst(),
                fit.spread(),
                fit.residuals(),
                IntStream.rangeClosed(1, most).mapToObj(n -> point(fit, n)).toList());
    }

    private static Point point(ScalabilityFit fit, int instances) {
        Interval between = fit.carriedBy(instances);
        return new Point(instances, fit.law().carriedBy(instances), between.from(), between.to());
    }
}
