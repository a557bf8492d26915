package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.Claim;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.StopCondition;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Timing;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan of the fabricated failover. */
final class FabricatedPlan {
    private static final FaultSpec KILL = new FaultSpec.ProcessKill(
            "kill-primary",
            Duration.ofSeconds(10),
            new NodeSelector(
                    Optional.empty(),
                    Optional.of("database"),
                    Optional.of("primary"),
                    Optional.empty(),
                    Optional.empty()));

    private FabricatedPlan() {}

    static Plan rdsFailover() {
        return new Plan(
                scenario(),
                system(),
                "embedded",
                20260303L,
                List.of(new PlannedFault(
                        KILL,
                        List.of("db-a"),
                        "RDS moves a DNS name and takes 60-120 s; here a router moves in milliseconds, so only the"
                                + " clients' behaviour is rehearsed, not the length of the failover.")),
                Map.of());
    }

    private static Scenario scenario() {
        return new Scenario(
                "rds-failover",
                "blinklean",
                "The primary of the Multi-AZ database dies while people book: the standby takes over, and no booking"
                        + " that was acknowledged is lost.",
                20260303L,
                List.of(new LoadSpec("BookingSimulation", 32), new LoadSpec("OtpSimulation", 9)),
                new Timing(
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20)),
                List.of(slo("steady-availability", "*", Phase.BASELINE, new Objective.Level.Availability(0.999))),
                List.of(KILL),
                List.of(new StopCondition.ErrorRatio(0.9, Duration.ofSeconds(20)), new StopCondition.InFlight(4_000)),
                objectives());
    }

    private static List<Objective> objectives() {
        return List.of(
                rto("booking-rto", "book", List.of("BL-05")),
                rto("availability-rto", "availability", List.of("BL-05")),
                new Objective.Rpo("no-booking-lost", List.of("BL-06"), "kill-primary", Duration.ZERO),
                slo(
                        "baseline-latency",
                        "book",
                        Phase.BASELINE,
                        new Objective.Level.Latency(95, Duration.ofMillis(250))),
                slo("after-availability", "*", Phase.AFTER, new Objective.Level.Availability(0.999)),
                new Objective.Integrity("no-slot-overbooked", List.of("BL-23")),
                new Objective.Restoration("restored", List.of()));
    }

    private static Objective.Rto rto(String id, String path, List<String> claims) {
        return new Objective.Rto(
                id,
                claims,
                path,
                "kill-primary",
                Objective.Origin.INJECTION,
                Duration.ofSeconds(10),
                0.95,
                Duration.ofSeconds(5));
    }

    private static Objective.Slo slo(String id, String path, Phase phase, Objective.Level level) {
        return new Objective.Slo(id, List.of(), path, phase, level);
    }

    static SystemSpec system() {
        return new SystemSpec(
                "blinklean",
                "Booking of cleaners by zone and slot",
                Map.of("zones", "a,b,c"),
                List.of(new Topology.Node("db-a", "database", "a", "primary", Optional.empty())),
                List.of(),
                List.of(),
                List.of("book", "availability"),
                new SystemSpec.Login("/otp/request", "/otp/verify"),
                List.of(probe("book", "POST"), probe("availability", "GET")),
                Optional.of(new SystemSpec.ReadBack("/internal/bookings", 1_000)),
                List.of("one-writer"),
                List.of(),
                Map.of(),
                Map.of(
                        "BL-05",
                                claim(
                                        "BL-05",
                                        "rto",
                                        "A failed heartbeat swaps the database primary automatically, with no one acting",
                                        "automatically swapping primary nodes whenever heartbeat failures are registered via Multi-AZ"),
                        "BL-06",
                                claim(
                                        "BL-06",
                                        "rpo",
                                        "A Multi-AZ failover loses no acknowledged write (the standby is synchronous)",
                                        "Managed Amazon RDS cluster ensuring multi-AZ high availability deployments"),
                        "BL-23", claim("BL-23", "integrity", "No slot is booked beyond its capacity", ""),
                        "BL-07", claim("BL-07", "degradation", "OTP verification is served from Redis", "")),
                Journeys.OF_BLINKLEAN,
                Optional.empty());
    }

    private static SystemSpec.Probe probe(String path, String method) {
        return new SystemSpec.Probe(
                path,
                Duration.ofMillis(50),
                Duration.ofSeconds(2),
                method,
                "/" + path,
                Optional.empty(),
                Optional.empty());
    }

    private static Claim claim(String id, String kind, String text, String quote) {
        return new Claim(
                id,
                kind,
                quote.isEmpty() ? "ours" : "stated",
                text,
                Optional.of(quote).filter(words -> !words.isEmpty()));
    }
}
