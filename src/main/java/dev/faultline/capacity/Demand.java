package dev.faultline.capacity;

import java.time.Duration;

/**
 * What a service has to carry, and what has to be left.
 *
 * @param load the load of the busiest minutes, a second; more than 0
 * @param growth the share by which it grows a minute when it does; 0 or more
 * @param scaling how long more instances take to be in service, as a scaling rehearsal measured it: by then the load is
 *     {@code growth} × {@code scaling} more
 * @param zones in how many zones the instances stand, evenly; 1 or more
 */
public record Demand(double load, double growth, Duration scaling, int zones) {
    private static final double MINUTE = 60e9;

    /** Throws {@link IllegalArgumentException} for a demand that cannot be. */
    public Demand {
        if (!(load > 0) || !(growth >= 0) || scaling.isNegative() || zones < 1) {
            throw new IllegalArgumentException(
                    "expected a load over 0, growth and scaling from 0 on, and a zone or more;" + " found " + load
                            + ", " + growth + ", " + scaling + " and " + zones);
        }
    }

    /** What must be carried before more instances can be there, a second. */
    public double withHeadroom() {
        return load * (1 + growth * scaling.toNanos() / MINUTE);
    }
}
