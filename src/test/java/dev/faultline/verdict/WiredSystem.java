package dev.faultline.verdict;

import dev.faultline.scenario.Dependency;
import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system of two API instances behind a balancer; each needs the zone check, and secrets as it starts. */
final class WiredSystem {
    static final List<Topology.Link> LINKS = List.of(
            link("client", "balancer"),
            link("balancer", "api-a"),
            link("balancer", "api-b"),
            link("api-a", "zone-check"),
            link("api-b", "zone-check"),
            link("api-a", "secrets"),
            link("api-b", "secrets"),
            link("db-b", "db-a"),
            link("db-a", "db-b"));

    static final SystemSpec SPEC = with(List.of(
            dependency("client", "balancer", Dependency.Use.STEADY),
            dependency("balancer", "api", Dependency.Use.STEADY),
            dependency("api", "zone-check", Dependency.Use.STEADY),
            dependency("api", "secrets", Dependency.Use.AT_START),
            dependency("db-b", "db-a", Dependency.Use.STEADY)));

    private WiredSystem() {}

    static SystemSpec with(List<Dependency> dependencies) {
        return new SystemSpec(
                "blinklean",
                "",
                Map.of(),
                List.of(
                        node("balancer", "balancer"),
                        node("api-a", "api"),
                        node("api-b", "api"),
                        node("db-a", "database"),
                        node("db-b", "database"),
                        node("zone-check", "zone-check"),
                        node("secrets", "secrets")),
                LINKS,
                dependencies,
                List.of("book"),
                new SystemSpec.Login("/otp/request", "/otp/verify"),
                List.of(),
                Optional.of(new SystemSpec.ReadBack("/internal/bookings", 1000)),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Journeys.OF_BLINKLEAN,
                Optional.empty());
    }

    private static Dependency dependency(String from, String to, Dependency.Use use) {
        return new Dependency(new LinkSelector(from, to), use);
    }

    private static Topology.Link link(String from, String to) {
        return new Topology.Link(from + "-to-" + to, from, to);
    }

    private static Topology.Node node(String name, String service) {
        return new Topology.Node(name, service, "", "serving", Optional.empty());
    }
}
