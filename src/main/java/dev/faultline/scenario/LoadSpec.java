package dev.faultline.scenario;

/**
 * One stream of open-model traffic.
 *
 * @param simulation the simple name of a simulation class, for example {@code BookingSimulation}
 * @param usersPerSecond new users (journeys) a second at full rate; Poisson arrivals; more than 0
 */
public record LoadSpec(String simulation, double usersPerSecond) {}
