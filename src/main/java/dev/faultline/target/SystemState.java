package dev.faultline.target;

import dev.faultline.scenario.Topology;
import java.util.List;
import java.util.Map;

/**
 * What a target is like at one moment, as its own control plane tells it.
 *
 * @param topology nodes with their roles and processes now
 * @param services ready and desired instances
 * @param invariants what should always hold while nothing is broken, and whether it does
 * @param signals sampled figures
 */
public record SystemState(Topology topology, List<Service> services, List<Invariant> invariants, List<Signal> signals) {
    /** Copies the lists, so that the record cannot change. */
    public SystemState {
        services = List.copyOf(services);
        invariants = List.copyOf(invariants);
        signals = List.copyOf(signals);
    }

    /** How many instances of a service are wanted, and how many take traffic. */
    public record Service(String name, int desired, int ready, Map<String, Integer> readyByZone) {}

    /** An invariant, and what was found of it. */
    public record Invariant(String name, boolean held, String found) {}

    /** A figure such as {@code replication-lag-bytes}. */
    public record Signal(String name, String node, double value) {}
}
