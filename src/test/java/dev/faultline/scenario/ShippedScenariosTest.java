package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The scenarios that the repository ships are read as they are meant. */
class ShippedScenariosTest {
    private final ScenarioFiles files = new ScenarioFiles(Path.of("scenarios"));

    @Test
    void twoSystemsAndAnExampleOfAnOwnOneAreShippedWithTheirScenarios() {
        assertThat(files.systemNames()).containsExactly("blinklean", "lifeflow", "staging");
        assertThat(files.scenarioNames("lifeflow")).containsExactly("region-fail-back", "region-failover");
        assertThat(files.scenarioNames("blinklean")).hasSize(23).contains("pod-kill", "rds-failover", "az-loss");
        assertThat(files.scenarioNames("staging"))
                .containsExactly("api-error-burst", "dependency-cut", "slow-dependency");
    }

    /** What a scenario promises is worth what its red twin shows: each needs a platform that it must not pass on. */
    @Test
    void everyScenarioHasAPlantedMistakeThatItMustSee() {
        for (String system : List.of("blinklean", "lifeflow")) {
            Set<String> red = files.system(system).knownBad().values().stream()
                    .flatMap(bad -> bad.red().keySet().stream())
                    .collect(Collectors.toSet());
            assertThat(red).containsExactlyInAnyOrderElementsOf(files.scenarioNames(system));
        }
    }

    @Test
    void everyShippedScenarioIsRead() {
        for (String system : files.systemNames()) {
            for (String scenario : files.scenarioNames(system)) {
                assertThat(files.scenario(system, scenario).objectives()).isNotEmpty();
            }
        }
    }

    @Test
    void theFailoverKillsThePrimaryAtOnceAndAllowsThreeSeconds() {
        Scenario failover = files.scenario("blinklean", "rds-failover");

        assertThat(failover.load())
                .containsExactly(new LoadSpec("BookingSimulation", 16), new LoadSpec("OtpSimulation", 8));
        assertThat(failover.timing().total()).isEqualTo(Duration.ofSeconds(80));
        assertThat(failover.method())
                .containsExactly(new FaultSpec.ProcessKill(
                        "kill-primary",
                        Duration.ZERO,
                        new NodeSelector(
                                Optional.empty(),
                                Optional.of("database"),
                                Optional.of("primary"),
                                Optional.empty(),
                                Optional.empty())));
        assertThat(failover.objectives())
                .contains(
                        new Objective.Rto(
                                "booking-recovers",
                                List.of("BL-05"),
                                "book",
                                "kill-primary",
                                Objective.Origin.INJECTION,
                                Duration.ofSeconds(3),
                                0.99,
                                Duration.ofSeconds(2)),
                        new Objective.Rpo(
                                "no-acknowledged-booking-lost", List.of("BL-06"), "kill-primary", Duration.ZERO));
        assertThat(failover.steadyState())
                .contains(new Objective.Slo(
                        "steady-availability",
                        List.of(),
                        "*",
                        Phase.BASELINE,
                        new Objective.Level.Availability(0.995)));
        assertThat(failover.stopConditions())
                .containsExactly(
                        new StopCondition.ErrorRatio(0.9, Duration.ofSeconds(10)), new StopCondition.InFlight(5000));
    }

    @Test
    void theSystemSpeaksToThePlatformInItsOwnWords() {
        SystemSpec system = files.system("blinklean");

        assertThat(system.platform())
                .containsEntry("zones", "a,b,c")
                .containsEntry("balancer.healthInterval", "PT0.2S")
                .containsEntry("api.restartDelay", "PT4S")
                .containsEntry("failover.misses", "3");
        assertThat(system.knownBad()).containsKeys("async-standby", "no-health-checks", "controller-asleep");
        assertThat(system.knownBad().get("async-standby").platform())
                .containsEntry("database.synchronous", "off")
                .containsEntry("database.replicationLink", "black-holed");
    }

    /** Names are not checked as a system is read, since each scenario is read with its system. */
    @Test
    void everyKnownBadPlatformIsRedForObjectivesThatAreThere() {
        for (String name : files.systemNames()) {
            SystemSpec system = files.system(name);
            system.knownBad().forEach((bad, knownBad) -> {
                assertThat(knownBad.red()).as(bad).isNotEmpty();
                knownBad.red()
                        .forEach((scenario, red) -> assertThat(
                                        files.scenario(name, scenario).objectives())
                                .as(bad + " in " + scenario)
                                .extracting(Objective::id)
                                .containsAll(red));
            });
        }
    }

    @Test
    void theBookingProbeIsAWriteThatGoesIntoTheLedger() {
        assertThat(files.system("blinklean").probes().get(0))
                .isEqualTo(new SystemSpec.Probe(
                        "book",
                        Duration.ofMillis(50),
                        Duration.ofSeconds(2),
                        "POST",
                        "/bookings",
                        Optional.of("{\"slotId\":\"probe\"}"),
                        Optional.of(new SystemSpec.ProbeWrite("book", "booked", "probe"))));
    }

    /** LifeFlow's scenarios are ten times as fast as its document. */
    @Test
    void theRegionFailoverAsksForWhatTheDocumentPromisesInItsScaleOfTime() {
        Scenario failover = files.scenario("lifeflow", "region-failover");
        Map<String, Claim> claims = files.system("lifeflow").claims();

        assertThat(failover.method())
                .containsExactly(
                        new FaultSpec.RegionOutage("region-lost", Duration.ZERO, Duration.ofSeconds(20), "first"),
                        new FaultSpec.Promotion("promotion", Duration.ofSeconds(8), "region-lost"));
        assertThat(limit(failover, "reads-go-to-the-second-region"))
                .isEqualTo(scaled(claims.get("LF-05").target().get("rto")));
        assertThat(limit(failover, "booking-after-the-promotion"))
                .isEqualTo(scaled(claims.get("LF-07").target().get("promotion")));
        assertThat(limit(failover, "booking-recovers"))
                .isEqualTo(scaled(claims.get("LF-07").target().get("rto")));
        assertThat(failover.objectives())
                .contains(new Objective.Rpo(
                        "no-more-is-lost",
                        List.of("LF-03", "LF-06"),
                        "region-lost",
                        scaled(claims.get("LF-06").target().get("rpo"))));
    }

    private static Duration scaled(String promised) {
        return Duration.parse("PT" + promised).dividedBy(10);
    }

    private static Duration limit(Scenario scenario, String objective) {
        return scenario.objectives().stream()
                .filter(one -> one.id().equals(objective))
                .map(one -> ((Objective.Rto) one).within())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allTwentyTwoClaimsAreThereInOrder() {
        var claims = files.system("blinklean").claims();

        assertThat(claims).hasSize(22);
        assertThat(claims.keySet()).startsWith("BL-01", "BL-02").endsWith("BL-22");
        assertThat(claims.get("BL-06").target()).containsEntry("rpo", "0s");
        assertThat(claims.get("BL-21").quote()).isEmpty();
    }
}
