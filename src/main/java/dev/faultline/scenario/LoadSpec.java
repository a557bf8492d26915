package dev.faultline.scenario;

import java.util.Optional;

/**
 * One stream of open-model traffic, which lasts for the whole run.
 *
 * @param simulation the simple name of a simulation class, for example {@code BookingSimulation}
 * @param usersPerSecond new users (journeys) a second at full rate; Poisson arrivals; more than 0
 * @param soak what the rate is a share of; empty where it was written as it is
 */
public record LoadSpec(String simulation, double usersPerSecond, Optional<Soak> soak) {
    /** Plans of earlier versions have no soak. */
    public LoadSpec {
        soak = soak == null ? Optional.empty() : soak;
    }

    /** Traffic at a rate. */
    public LoadSpec(String simulation, double usersPerSecond) {
        this(simulation, usersPerSecond, Optional.empty());
    }

    /** Traffic at a share of what is known to be carried. */
    public static LoadSpec soaking(String simulation, Soak soak) {
        return new LoadSpec(simulation, soak.usersPerSecond(), Optional.of(soak));
    }

    /**
     * A share of a capacity, at which a system is to run for as long as one likes.
     *
     * @param of what is carried, new users a second: as {@code faultline capacity} found it, say; more than 0
     * @param share how much of that is offered; more than 0 and at most 1
     */
    public record Soak(double of, double share) {
        private static final double DECIMALS = 1e6;

        /** What is offered, new users a second. */
        double usersPerSecond() {
            return Math.round(of * share * DECIMALS) / DECIMALS;
        }
    }
}
