package dev.faultline.report;

import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Timing;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A plan with each of the kinds of objective that are about what a system does of itself. */
final class FabricatedSurgePlan {
    private static final FaultSpec OFFER =
            new FaultSpec.LoadSurge("offer", Duration.ofSeconds(5), Duration.ofSeconds(40), "BookingSimulation", 40);
    private static final FaultSpec RELEASE = new FaultSpec.Release("broken-version", Duration.ofSeconds(50), "broken");

    private FabricatedSurgePlan() {}

    static Plan everything() {
        return new Plan(
                scenario(),
                system(),
                "embedded",
                20260303L,
                List.of(
                        new PlannedFault(OFFER, List.of("BookingSimulation"), "Capacity is modelled, not measured."),
                        new PlannedFault(RELEASE, List.of("api-a", "api-b", "api-c"), "")),
                Map.of());
    }

    private static SystemSpec system() {
        SystemSpec system = FabricatedPlan.system();
        return new SystemSpec(
                system.name(),
                system.description(),
                system.platform(),
                system.nodes(),
                system.links(),
                system.dependencies(),
                system.paths(),
                system.login(),
                system.probes(),
                system.readBack(),
                system.invariants(),
                List.of(
                        rule("error-spike", "sum(rate(balancer_requests_total{class=\"5xx\"}[3s])) > 1", "pager"),
                        rule("slow-database", "histogram_quantile(0.95, database_query_seconds) > 0.25", "pager")),
                system.knownBad(),
                system.claims(),
                system.journeys(),
                system.target());
    }

    private static AlarmRule rule(String name, String expression, String channel) {
        return new AlarmRule(name, expression, Duration.ofSeconds(1), channel, "3 s here stand for one period of 60 s");
    }

    private static Scenario scenario() {
        return new Scenario(
                "booking-spike",
                "blinklean",
                "A festival offer multiplies the bookings: instances are added, the SLO is restored, and a bad release"
                        + " on top is rolled back.",
                20260303L,
                List.of(new LoadSpec("BookingSimulation", 20)),
                new Timing(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(75),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(15)),
                List.of(),
                List.of(OFFER, RELEASE),
                List.of(),
                objectives());
    }

    private static List<Objective> objectives() {
        Duration eight = Duration.ofSeconds(8);
        return List.of(
                new Objective.Scaling(
                        "scales-out",
                        List.of("BL-05"),
                        "api",
                        "offer",
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(15),
                        "book",
                        Duration.ofSeconds(22),
                        0.95,
                        Duration.ofSeconds(3)),
                new Objective.Alarm("pager-rings", List.of("BL-06"), "error-spike", "offer", eight),
                new Objective.Alarm("database-alarm", List.of(), "slow-database", "offer", eight),
                new Objective.Release(
                        "rolled-back", List.of(), "broken-version", "rolled-back", Duration.ofSeconds(22)),
                new Objective.Exposure("only-the-balancer", List.of(), "only-the-balancer-answers"),
                new Objective.Exposure("https-is-mandatory", List.of(), "https-is-mandatory"),
                new Objective.Refusal("malicious-is-blocked", List.of(), "malicious-request", List.of(403)),
                new Objective.Slo("after", List.of(), "*", Phase.AFTER, new Objective.Level.Availability(0.99)));
    }
}
