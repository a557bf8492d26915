package dev.faultline.rehearsal.scaling;

import java.util.OptionalDouble;

/**
 * One of the figures that a service is scaled by, as it is now.
 *
 * @param metric what it is, for people
 * @param target the value of {@code average} that is aimed at; more than 0
 * @param average over the instances that told it; empty when none did, as CloudWatch's "insufficient data"
 * @param instances how many told it
 */
public record Reading(String metric, double target, OptionalDouble average, int instances) {
    /** Below this share of the target an instance may be spared, as AWS's scale-in alarm has it. */
    private static final double LOW = 0.9;

    /** Keeps an exact multiple from becoming one more by rounding. */
    private static final double ROUNDING = 1e-9;

    /** A figure that is told, and that nothing is scaled by: no number of instances is wanted for its sake. */
    public static Reading watched(String metric, OptionalDouble average, int instances) {
        return new Reading(metric, Double.POSITIVE_INFINITY, average, instances);
    }

    /** How many instances would bring the average to its target. */
    int needed() {
        return average.isEmpty() ? 0 : (int) Math.ceil(instances * average.getAsDouble() / target - ROUNDING);
    }

    boolean low() {
        return average.isPresent() && average.getAsDouble() < LOW * target;
    }
}
