package dev.faultline.verdict;

import java.util.Optional;

/**
 * One figure of a verdict for machines: what runs are compared by.
 *
 * @param quantity what it is a figure of
 * @param value the figure, in the unit of the quantity; 0 or more
 * @param resolution how near to each other two figures may be without being told apart, in the same unit; for a count, what
 *     one more makes
 * @param allowed what the objective allows, in the same unit; empty where the objective is about something else
 */
public record Reading(Quantity quantity, double value, double resolution, Optional<Double> allowed) {
    /** A reading that an objective has a limit for. */
    static Reading of(Quantity quantity, double value, double resolution, double allowed) {
        return new Reading(quantity, value, resolution, Optional.of(allowed));
    }
}
