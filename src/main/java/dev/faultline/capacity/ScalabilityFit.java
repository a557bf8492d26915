package dev.faultline.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * A {@link ScalabilityLaw} fitted to measurements, by nonlinear least squares (Levenberg and Marquardt), with how sure it is.
 *
 * <p>The intervals are of 95 % confidence, from the covariance at the optimum and Student's t, as in nonlinear regression
 * (Bates and Watts, Nonlinear Regression Analysis and Its Applications, 1988, ch. 2). They are approximate: the law is not
 * linear in its parameters, and none of them can be below 0, where their intervals are cut off. What is predicted far beyond
 * the most instances that were measured rests on the law alone.
 *
 * @param law the law that fits best
 * @param measured what it was fitted to
 * @param residuals measured less fitted, a second, in the order of {@code measured}
 * @param spread the standard deviation of the residuals, a second
 * @param covariance of λ, σ and κ; each with the others
 */
public record ScalabilityFit(
        ScalabilityLaw law,
        List<CarriedBy> measured,
        List<Double> residuals,
        double spread,
        List<List<Double>> covariance) {
    /** One more than the law has parameters: with fewer there is nothing left to see how well it fits. */
    public static final int LEAST_NUMBERS = 4;

    private static final int PARAMETERS = 3;
    private static final int MOST_STEPS = 2_000;
    private static final double SURE = 0.975;

    /** Copies the lists, so that the record cannot change. */
    public ScalabilityFit {
        measured = List.copyOf(measured);
        residuals = List.copyOf(residuals);
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /** From one figure to another. */
    public record Interval(double from, double to) {}

    /** λ, σ and κ, each with its interval. */
    public record Intervals(Interval each, Interval contention, Interval coherence) {}

    /**
     * Fits the law.
     *
     * @param measured measurements on at least {@value #LEAST_NUMBERS} different numbers of instances
     * @throws IllegalArgumentException when there are fewer, or no law fits them
     */
    public static ScalabilityFit to(List<CarriedBy> measured) {
        long numbers = measured.stream().map(CarriedBy::instances).distinct().count();
        if (numbers < LEAST_NUMBERS) {
            throw new IllegalArgumentException("expected measurements on at least " + LEAST_NUMBERS
                    + " different numbers of instances, found " + numbers + ": measure more of them");
        }
        // In units of what was carried by one on average, so that the parameters are of one size.
        double unit = measured.stream()
                .mapToDouble(each -> each.carried() / each.instances())
                .average()
                .orElseThrow();
        try {
            return of(measured, unit, optimum(measured, unit));
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException(
                    "no scalability law fits " + measured + ": " + e.getMessage() + "; repeat the measurements", e);
        }
    }

    private static Optimum optimum(List<CarriedBy> measured, double unit) {
        double[] carried =
                measured.stream().mapToDouble(each -> each.carried() / unit).toArray();
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(new double[] {1.1, 0.02, 0.001})
                .target(carried)
                .model(parameters -> model(parameters, measured))
                .parameterValidator(ScalabilityFit::withinTheLaw)
                .lazyEvaluation(false)
                .maxEvaluations(MOST_STEPS)
                .maxIterations(MOST_STEPS)
                .build();
        return new LevenbergMarquardtOptimizer().optimize(problem);
    }

    /** The law has no parameter below 0, and no instance that carries nothing. */
    private static RealVector withinTheLaw(RealVector parameters) {
        return new ArrayRealVector(new double[] {
            Math.max(1e-6, parameters.getEntry(0)),
            Math.max(0, parameters.getEntry(1)),
            Math.max(0, parameters.getEntry(2))
        });
    }

    private static Pair<RealVector, RealMatrix> model(RealVector parameters, List<CarriedBy> measured) {
        ScalabilityLaw law = law(parameters, 1);
        double[] values = new double[measured.size()];
        double[][] gradients = new double[measured.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = law.carriedBy(measured.get(i).instances());
            gradients[i] = law.gradient(measured.get(i).instances());
        }
        return new Pair<>(new ArrayRealVector(values), MatrixUtils.createRealMatrix(gradients));
    }

    private static ScalabilityLaw law(RealVector parameters, double unit) {
        return new ScalabilityLaw(parameters.getEntry(0) * unit, parameters.getEntry(1), parameters.getEntry(2));
    }

    private static ScalabilityFit of(List<CarriedBy> measured, double unit, Optimum optimum) {
        ScalabilityLaw law = law(optimum.getPoint(), unit);
        List<Double> residuals = measured.stream()
                .map(each -> each.carried() - law.carriedBy(each.instances()))
                .toList();
        double squares = residuals.stream().mapToDouble(each -> each * each).sum();
        double spread = Math.sqrt(squares / freedom(measured));
        RealMatrix unscaled = optimum.getCovariances(1e-14);
        double[] units = {unit, 1, 1};
        List<List<Double>> covariance = new ArrayList<>();
        for (int i = 0; i < PARAMETERS; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < PARAMETERS; j++) {
                row.add(unscaled.getEntry(i, j) * units[i] * units[j] * (spread / unit) * (spread / unit));
            }
            covariance.add(row);
        }
        return new ScalabilityFit(law, measured, residuals, spread, covariance);
    }

    private static int freedom(List<CarriedBy> measured) {
        return measured.size() - PARAMETERS;
    }

    private double standardScore() {
        return new TDistribution(freedom(measured)).inverseCumulativeProbability(SURE);
    }

    /** How sure the parameters are. */
    public Intervals intervals() {
        return new Intervals(interval(law.each(), 0), interval(law.contention(), 1), interval(law.coherence(), 2));
    }

    private Interval interval(double value, int parameter) {
        double half = standardScore() * Math.sqrt(covariance.get(parameter).get(parameter));
        return new Interval(Math.max(0, value - half), value + half);
    }

    /** Between what and what so many instances carry, a second: the curve's own interval, by the delta method. */
    public Interval carriedBy(int instances) {
        double[] gradient = law.gradient(instances);
        double variance = 0;
        for (int i = 0; i < PARAMETERS; i++) {
            for (int j = 0; j < PARAMETERS; j++) {
                variance += gradient[i] * gradient[j] * covariance.get(i).get(j);
            }
        }
        double half = standardScore() * Math.sqrt(Math.max(0, variance));
        double carried = law.carriedBy(instances);
        return new Interval(Math.max(0, carried - half), carried + half);
    }

    /**
     * The fewest instances that carry {@code load} a second, so surely that the lower end of the interval does; empty where
     * no number up to {@code most} does.
     */
    public Optional<Integer> surelyFor(double load, int most) {
        for (int instances = 1; instances <= most; instances++) {
            if (carriedBy(instances).from() >= load) {
                return Optional.of(instances);
            }
        }
        return Optional.empty();
    }
}
