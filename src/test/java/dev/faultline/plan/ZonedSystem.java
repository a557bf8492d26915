package dev.faultline.plan;

import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A system in three zones, and what a fault is planned to hit of it. */
final class ZonedSystem {
    static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    static final Topology THREE_ZONES = new Topology(
            "embedded",
            NOWHERE,
            NOWHERE,
            NOWHERE,
            NOWHERE,
            List.of(
                    node("api-a", "api", "a", "serving"),
                    node("api-b", "api", "b", "serving"),
                    node("api-c", "api", "c", "serving"),
                    node("db-a", "database", "a", "primary"),
                    node("db-b", "database", "b", "standby")),
            List.of(
                    new Topology.Link("api-a-to-redis", "api-a", "redis"),
                    new Topology.Link("api-b-to-redis", "api-b", "redis"),
                    new Topology.Link("api-a-to-database", "api-a", "database"),
                    new Topology.Link("db-a-to-db-b", "db-a", "db-b")));

    private ZonedSystem() {}

    static List<String> planned(FaultSpec fault, long seed) throws PlanException {
        return Planner.plan(BareSystem.scenario(fault), BareSystem.system(), THREE_ZONES, seed)
                .faults()
                .get(0)
                .targets();
    }

    static Topology.Node node(String name, String service, String zone, String role) {
        return new Topology.Node(name, service, zone, role, Optional.empty());
    }
}
