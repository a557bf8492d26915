package dev.faultline.target;

import dev.faultline.scenario.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target is like at one moment, as its own control plane tells it.
 *
 * @param topology nodes with their roles and processes now
 * @param services ready and desired instances
 * @param invariants what should always hold while nothing is broken, and whether it does
 * @param signals sampled figures
 * @param release the newest rollout; empty when there was none yet
 * @param restore the newest point-in-time restore; empty when there was none yet
 * @param regions how the two regions stand; empty where there is one
 */
public record SystemState(
        Topology topology,
        List<Service> services,
        List<Invariant> invariants,
        List<Signal> signals,
        Optional<Release> release,
        Optional<Restore> restore,
        Optional<Regions> regions) {
    /** Copies the lists, so that the record cannot change. */
    public SystemState {
        services = List.copyOf(services);
        invariants = List.copyOf(invariants);
        signals = List.copyOf(signals);
    }

    /** A state of a system that has one region. */
    public SystemState(
            Topology topology,
            List<Service> services,
            List<Invariant> invariants,
            List<Signal> signals,
            Optional<Release> release,
            Optional<Restore> restore) {
        this(topology, services, invariants, signals, release, restore, Optional.empty());
    }

    /** A state without a restore. */
    public SystemState(
            Topology topology,
            List<Service> services,
            List<Invariant> invariants,
            List<Signal> signals,
            Optional<Release> release) {
        this(topology, services, invariants, signals, release, Optional.empty());
    }

    /** A state without a rollout. */
    public SystemState(Topology topology, List<Service> services, List<Invariant> invariants, List<Signal> signals) {
        this(topology, services, invariants, signals, Optional.empty());
    }

    /** How many instances of a service are wanted, and how many take traffic. */
    public record Service(String name, int desired, int ready, Map<String, Integer> readyByZone) {}

    /** An invariant, and what was found of it. */
    public record Invariant(String name, boolean held, String found) {}

    /** A figure such as {@code replication-lag-bytes}. */
    public record Signal(String name, String node, double value) {}

    /**
     * A rollout of a new version.
     *
     * @param service what is rolled out
     * @param version the new version
     * @param state {@code rolling}, {@code completed}, {@code rolling-back} or {@code rolled-back}
     * @param detail how far it is, or why it was taken back
     */
    public record Release(String service, String version, String state, String detail) {}

    /**
     * A point-in-time restore of the database.
     *
     * @param state {@code recovering}, {@code completed} or {@code failed}
     * @param detail what is being done, what was reached, or why it failed
     */
    public record Restore(String state, String detail) {}

    /**
     * Two regions.
     *
     * @param serving the region that traffic is led to: {@code first} or {@code second}
     * @param writer the node that takes the writes
     * @param state {@code idle}, {@code promoting}, {@code promoted}, {@code failing-back}, {@code failed-back} or {@code
     *     failed}
     * @param detail how far it is, or why it failed
     */
    public record Regions(String serving, String writer, String state, String detail) {}
}
