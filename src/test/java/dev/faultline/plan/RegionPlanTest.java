package dev.faultline.plan;

import static dev.faultline.plan.ZonedSystem.NOWHERE;
import static dev.faultline.plan.ZonedSystem.node;
import static dev.faultline.plan.ZonedSystem.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the loss of a region and the steps of its runbook are planned to hit. */
class RegionPlanTest {
    @Test
    void theLossOfARegionHitsAllOfItAndAStepOfTheRunbookItsDatabases() throws PlanException {
        Topology twoRegions = new Topology(
                "embedded",
                NOWHERE,
                NOWHERE,
                NOWHERE,
                NOWHERE,
                List.of(
                        in("first", node("api-a", "api", "a", "serving")),
                        in("first", node("db-a", "database", "a", "primary")),
                        in("second", node("api-r2", "api", "r2", "serving")),
                        in("second", node("db-r2", "database", "r2", "replica")),
                        node("sms", "sms", "", "serving")),
                List.of(
                        new Topology.Link("director-to-api-a", "director", "api-a"),
                        new Topology.Link("api-a-to-sms", "api-a", "sms"),
                        new Topology.Link("api-r2-to-sms", "api-r2", "sms")));
        Plan plan = Planner.plan(
                BareSystem.scenario(
                        new FaultSpec.RegionOutage("lost", Duration.ZERO, Duration.ofSeconds(1), "first"),
                        new FaultSpec.Promotion("promotion", Duration.ofSeconds(1), "lost"),
                        new FaultSpec.FailBack("back", Duration.ofSeconds(2))),
                BareSystem.system(),
                twoRegions,
                1);

        assertThat(plan.faults())
                .extracting(PlannedFault::targets)
                .containsExactly(
                        List.of("api-a", "db-a", "api-a-to-sms", "director-to-api-a"),
                        List.of("db-r2"),
                        List.of("db-a"));
        assertThat(plan.faults()).extracting(PlannedFault::fidelityGap).allMatch(gap -> gap.contains("region"));
        assertThatThrownBy(() ->
                        planned(new FaultSpec.RegionOutage("lost", Duration.ZERO, Duration.ofSeconds(1), "first"), 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a region that has no such node");
    }

    private static Topology.Node in(String region, Topology.Node node) {
        return new Topology.Node(
                node.name(),
                node.service(),
                node.zone(),
                node.role(),
                node.process(),
                node.port(),
                node.metrics(),
                node.container(),
                region);
    }
}
