package dev.faultline.plan;

import static dev.faultline.plan.ZonedSystem.THREE_ZONES;
import static dev.faultline.plan.ZonedSystem.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.ZoneSelector;
import dev.faultline.timeline.RecordJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Selectors resolve to exact targets, and a selector that hits nothing is an error. */
class PlannerTest {
    @Test
    void aRoleResolvesToTheNodeThatHasIt() throws PlanException {
        assertThat(planned(kill(selector().role("primary").build()), 1)).containsExactly("db-a");
    }

    @Test
    void aZoneResolvesToAllOfItsNodes() throws PlanException {
        assertThat(planned(kill(selector().zone("a").build()), 1)).containsExactly("api-a", "db-a");
    }

    @Test
    void theSeedAloneDecidesWhichOfSeveralIsChosen() throws PlanException {
        FaultSpec one = kill(selector().service("api").count(1).build());
        assertThat(planned(one, 7)).isEqualTo(planned(one, 7)).hasSize(1);
        Set<String> chosen = LongStream.range(0, 50)
                .mapToObj(seed -> plannedUnchecked(one, seed))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        assertThat(chosen).containsExactlyInAnyOrder("api-a", "api-b", "api-c");
    }

    @Test
    void aServiceOnEitherEndOfALinkStandsForAllOfItsNodes() throws PlanException {
        FaultSpec cut =
                new FaultSpec.LinkDown("cut", Duration.ZERO, Duration.ofSeconds(1), new LinkSelector("api", "redis"));
        assertThat(planned(cut, 1)).containsExactly("api-a-to-redis", "api-b-to-redis");
    }

    @Test
    void aZoneOutageHitsTheZonesNodesAndEveryLinkThatEndsAtOne() throws PlanException {
        assertThat(planned(outage(new ZoneSelector(Optional.of("b"), Optional.empty())), 1))
                .containsExactly("api-b", "db-b", "api-b-to-redis", "db-a-to-db-b");
    }

    @Test
    void theZoneOfThePrimaryIsFound() throws PlanException {
        assertThat(planned(zoneOf(selector().role("primary").build()), 1))
                .startsWith("api-a", "db-a")
                .contains("db-a-to-db-b");
    }

    @Test
    void theZoneOfSeveralNodesIsAnError() {
        assertThatThrownBy(() -> planned(zoneOf(selector().service("api").build()), 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContainingAll("must be one node in a zone", "[api-a, api-b, api-c]");
    }

    @Test
    void aSurgeIsMeantForItsSimulationAndAReleaseForItsInstances() throws PlanException {
        Duration hold = Duration.ofSeconds(1);
        assertThat(planned(new FaultSpec.LoadSurge("rush", Duration.ZERO, hold, "OtpSimulation", 40), 1))
                .containsExactly("OtpSimulation");
        assertThat(planned(new FaultSpec.SlowQueries("slow", Duration.ZERO, hold, hold), 1))
                .containsExactly("db-a");
        assertThat(planned(new FaultSpec.DataLoss("dropped", Duration.ZERO, hold, Duration.ZERO), 1))
                .containsExactly("db-a");
        assertThat(planned(new FaultSpec.Release("new", Duration.ZERO, "next"), 1))
                .containsExactly("api-a", "api-b", "api-c");
    }

    @Test
    void aStaircaseIsMeantForItsSimulationAndSaysWhatACapacityHereDoesNotShow() throws PlanException {
        FaultSpec climb = new FaultSpec.LoadStaircase(
                "climb", Duration.ZERO, Duration.ofSeconds(8), "OtpSimulation", List.of(1.0, 2.0));
        Objective.Capacity carried = new Objective.Capacity(
                "carried",
                List.of(),
                "climb",
                2,
                "otp-request",
                Duration.ofSeconds(1),
                "*",
                0.99,
                Duration.ofMillis(500),
                Optional.of("api"));
        Plan plan = Planner.plan(
                BareSystem.scenario(List.of(climb), List.of(carried)), BareSystem.system(), THREE_ZONES, 1);

        assertThat(plan.faults().get(0).targets()).containsExactly("OtpSimulation");
        assertThat(plan.gaps().get("carried")).contains("are settings of the stand-in");
    }

    @Test
    void aNarrowLinkIsPlannedLikeAnyOther() throws PlanException {
        FaultSpec narrow = new FaultSpec.LinkBandwidth(
                "narrow", Duration.ZERO, Duration.ofSeconds(1), new LinkSelector("api", "database"), 20_000);
        assertThat(planned(narrow, 1)).containsExactly("api-a-to-database");
    }

    @Test
    void thePlanOfADataLossSaysWhatARestoreHereDoesNotShow() throws PlanException {
        Duration hold = Duration.ofSeconds(1);
        Plan plan = Planner.plan(
                BareSystem.scenario(new FaultSpec.DataLoss("dropped", Duration.ZERO, hold, hold)),
                BareSystem.system(),
                THREE_ZONES,
                1);

        assertThat(plan.faults().get(0).fidelityGap())
                .contains("RDS restores into a new instance", "minutes to hours", "the size of the data");
    }

    @Test
    void aPlanIsReadBackFromItsJson() throws Exception {
        Duration hold = Duration.ofSeconds(1);
        Plan plan = Planner.plan(
                BareSystem.scenario(
                        outage(new ZoneSelector(Optional.of("b"), Optional.empty())),
                        new FaultSpec.LoadSurge("rush", Duration.ZERO, hold, "OtpSimulation", 40),
                        new FaultSpec.LoadStaircase("climb", Duration.ZERO, hold, "OtpSimulation", List.of(1.0, 2.0)),
                        new FaultSpec.SlowQueries("slow", Duration.ZERO, hold, hold),
                        new FaultSpec.DataLoss("dropped", Duration.ZERO, hold, hold),
                        new FaultSpec.Release("new", Duration.ZERO, "next")),
                BareSystem.system(),
                THREE_ZONES,
                1);

        assertThat(RecordJson.mapper().readValue(RecordJson.mapper().writeValueAsString(plan), Plan.class))
                .isEqualTo(plan);
    }

    @Test
    void thePlanOfAnEarlierVersionIsStillRead() throws Exception {
        Plan plan = RecordJson.mapper()
                .readValue(Path.of("reports/example/plan.json").toFile(), Plan.class);

        assertThat(plan.scenario().platform()).isEmpty();
        assertThat(plan.faults()).isNotEmpty();
    }

    @Test
    void nothingToBreakIsAnErrorThatSaysWhatThereIs() {
        assertThatThrownBy(() -> planned(kill(selector().service("cache").build()), 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("nodes with service cache")
                .hasMessageContaining("nothing matches")
                .hasMessageContaining("api-a (api, zone a, serving)");
    }

    @Test
    void fewerThanAskedForIsAnErrorToo() {
        assertThatThrownBy(() -> planned(kill(selector().service("api").count(4).build()), 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("4 of the nodes with service api")
                .hasMessageContaining("only [api-a, api-b, api-c]");
    }

    @Test
    void faultsStandInTheOrderOfTheirOffsets() throws PlanException {
        FaultSpec late = new FaultSpec.ProcessKill(
                "late", Duration.ofSeconds(5), selector().role("primary").build());
        FaultSpec early = new FaultSpec.ProcessKill(
                "early", Duration.ZERO, selector().role("standby").build());
        Plan plan = Planner.plan(BareSystem.scenario(late, early), BareSystem.system(), THREE_ZONES, 1);
        assertThat(plan.faults()).extracting(fault -> fault.spec().id()).containsExactly("early", "late");
        assertThat(plan.faults())
                .allSatisfy(fault -> assertThat(fault.fidelityGap()).isNotBlank());
    }

    @Test
    void whatARehearsalOfTheWiringDoesNotShowIsPartOfThePlan() throws PlanException {
        Objective wired = new Objective.Connectivity("wired", List.of("BL-19"));
        Objective whole = new Objective.Restoration("whole", List.of());
        Plan plan = Planner.plan(BareSystem.requiring(wired, whole), BareSystem.system(), THREE_ZONES, 1);
        assertThat(plan.gaps()).containsOnlyKeys("wired");
        assertThat(plan.gaps().get("wired")).contains("processes of one machine", "compose file");
        assertThat(Planner.plan(BareSystem.requiring(whole), BareSystem.system(), THREE_ZONES, 1)
                        .gaps())
                .isEmpty();
    }

    private static List<String> plannedUnchecked(FaultSpec fault, long seed) {
        try {
            return planned(fault, seed);
        } catch (PlanException e) {
            throw new AssertionError(e);
        }
    }

    private static FaultSpec kill(NodeSelector selector) {
        return new FaultSpec.ProcessKill("kill", Duration.ZERO, selector);
    }

    private static FaultSpec outage(ZoneSelector zone) {
        return new FaultSpec.ZoneOutage("dark", Duration.ZERO, Duration.ofSeconds(1), zone);
    }

    private static FaultSpec zoneOf(NodeSelector node) {
        return outage(new ZoneSelector(Optional.empty(), Optional.of(node)));
    }

    private static Selection selector() {
        return new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private record Selection(
            Optional<String> service, Optional<String> role, Optional<String> zone, Optional<Integer> count) {
        Selection service(String value) {
            return new Selection(Optional.of(value), role, zone, count);
        }

        Selection role(String value) {
            return new Selection(service, Optional.of(value), zone, count);
        }

        Selection zone(String value) {
            return new Selection(service, role, Optional.of(value), count);
        }

        Selection count(int value) {
            return new Selection(service, role, zone, Optional.of(value));
        }

        NodeSelector build() {
            return new NodeSelector(Optional.empty(), service, role, zone, count);
        }
    }
}
