package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Surges, outages of zones, slow queries, rollouts, and what is promised about them, are read as they are meant. */
class PressureTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);
    private final Scenario scenario = Shop.scenario(Shop.PRESSURE);

    @Test
    void faultsAreReadWithTheirUnits() {
        assertThat(scenario.method())
                .containsExactly(
                        new FaultSpec.LoadSurge("rush", Duration.ZERO, Duration.ofSeconds(15), "OtpSimulation", 40),
                        new FaultSpec.ZoneOutage(
                                "dark",
                                Duration.ofSeconds(1),
                                THREE_SECONDS,
                                new ZoneSelector(Optional.empty(), Optional.of(primary()))),
                        new FaultSpec.SlowQueries(
                                "report", Duration.ofSeconds(2), THREE_SECONDS, Duration.ofMillis(400)),
                        new FaultSpec.LinkBandwidth(
                                "narrow", THREE_SECONDS, THREE_SECONDS, new LinkSelector("web", "database"), 20_000),
                        new FaultSpec.Release("update", Duration.ofSeconds(6), "broken"),
                        new FaultSpec.LoadStaircase(
                                "climb",
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(12),
                                "BookingSimulation",
                                List.of(2.0, 3.5)));
    }

    @Test
    void objectivesAreReadWithTheirBounds() {
        assertThat(scenario.objectives())
                .containsExactly(
                        new Objective.Alarm("told", List.of("SH-01"), "too-many-errors", "dark", Duration.ofSeconds(4)),
                        new Objective.Scaling(
                                "grows",
                                List.of(),
                                "web",
                                "rush",
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(8),
                                "buy",
                                Duration.ofSeconds(10),
                                0.99,
                                Duration.ofSeconds(2)),
                        new Objective.Refusal("refused", List.of(), "look", List.of(400, 403)),
                        new Objective.Exposure("closed", List.of(), "only-the-balancer-answers"),
                        new Objective.Release("taken-back", List.of(), "update", "rolled-back", Duration.ofSeconds(9)),
                        new Objective.Connectivity("wired", List.of("SH-02")),
                        new Objective.Capacity(
                                "carried",
                                List.of(),
                                "climb",
                                31.5,
                                "buy",
                                Duration.ofSeconds(2),
                                "*",
                                0.98,
                                Duration.ofMillis(600),
                                Optional.empty()));
    }

    @Test
    void aScenarioChangesSettingsOfItsSystem() {
        assertThat(scenario.platform()).isEqualTo(Map.of("cache.ttl", "PT0.5S"));
    }

    @Test
    void theWiringOfASystemThatDeclaresNoDependenciesIsNoObjective() {
        String undeclared =
                Shop.change(Shop.SYSTEM, Shop.SYSTEM.substring(start("dependencies:"), start("paths:")), "");
        YamlNode root = Shop.yaml("db-kill.yaml", Shop.PRESSURE);

        assertThat(Shop.refusal(() -> ScenarioReader.read(
                        "db-kill", root, Shop.system(undeclared), Set.of("BookingSimulation", "OtpSimulation"))))
                .contains("`connectivity`", "dependencies");
    }

    private static int start(String field) {
        return Shop.SYSTEM.indexOf(field);
    }

    @Test
    void whoNeedsWhomIsReadWithWhenItIsUsed() {
        assertThat(Shop.system(Shop.SYSTEM).dependencies())
                .containsExactly(
                        new Dependency(new LinkSelector("web", "database"), Dependency.Use.STEADY),
                        new Dependency(new LinkSelector("web-b", "database"), Dependency.Use.AT_START));
    }

    @Test
    void aZoneMayBeNamed() {
        String text = Shop.change(Shop.PRESSURE, "zone-of: {service: database, role: primary}", "zone: b");

        assertThat(((FaultSpec.ZoneOutage) Shop.scenario(text).method().get(1)).zone())
                .isEqualTo(new ZoneSelector(Optional.of("b"), Optional.empty()));
    }

    @Test
    void nothingNeedsToBeBroken() {
        String method =
                Shop.SCENARIO.substring(Shop.SCENARIO.indexOf("method:"), Shop.SCENARIO.indexOf("stop-conditions:"));
        String objectives = Shop.SCENARIO.substring(Shop.SCENARIO.indexOf("objectives:"));
        String peaceful = Shop.change(
                Shop.SCENARIO, objectives, "objectives:\n  - exposure: {id: closed, check: https-is-mandatory}\n");

        assertThat(Shop.scenario(Shop.change(peaceful, method, "")).method()).isEmpty();
        assertThat(Shop.scenario(Shop.change(peaceful, method, "method: []\n")).method())
                .isEmpty();
    }

    @Test
    void aSystemTellsItsAlarmsAndWhatEachMistakeMustTurnRed() {
        SystemSpec shop = Shop.system(Shop.SYSTEM);

        assertThat(shop.alarms())
                .containsExactly(new AlarmRule(
                        "too-many-errors",
                        "rate(errors_total{code!=\"1\"}[5s]) > 2",
                        Duration.ofSeconds(1),
                        "admin",
                        "5 s for 5 min"));
        assertThat(shop.knownBad().get("stale").red()).isEqualTo(Map.of("db-kill", List.of("back", "kept")));
    }

    @Test
    void aScalingIsAskedForWhileTheSurgeLasts() {
        assertThat(refusal("restored: 10s", "restored: 14s")).isEqualTo("""
                        db-kill.yaml:36:93: the restored service is decided 16s after `rush` began, and that is held for 15s
                           36 |   - scaling: {id: grows, service: web, fault: rush, decides: 4s, in-service: 8s, path: buy, restored: 14s, ratio: 99 %,
                              |                                                                                             ^^^^^^^^
                        hint: hold `rush` for longer: once it is over, nothing has to be borne any more
                        """);
    }

    @Test
    void anObjectiveCountsFromAFaultOfItsKind() {
        assertThat(refusal("fault: update", "fault: rush")).isEqualTo("""
                        db-kill.yaml:39:38: `rush` is a load-surge, and what comes to its end is a release
                           39 |   - release: {id: taken-back, fault: rush, ends: rolled-back, within: 9s}
                              |                                      ^^^^
                        hint: the method has update
                        """);
    }

    @Test
    void aCapacityIsAskedForOnOneOfTheSteps() {
        assertThat(refusal("at-least: 31.5/s", "at-least: 31/s")).isEqualTo("""
                        db-kill.yaml:41:57: no step offers `31/s`
                           41 |   - capacity: {id: carried, staircase: climb, at-least: 31/s, arrivals: buy, settling: 2s, path: all, availability: 98 %
                              |                                                         ^^^^
                        hint: with the load of BookingSimulation the steps offer 30/s, 31.5/s
                        """);
    }

    @Test
    void enoughOfEachStepIsLeftToBeJudged() {
        assertThat(refusal("settling: 2s", "settling: 4s"))
                .contains("a step lasts 6s, and after 4s too little of it is left", "leave 3s to be judged");
    }

    @Test
    void aStaircaseGoesUp() {
        assertThat(refusal("rates: [2/s, 3.5/s]", "rates: [2/s, 2/s]")).contains("`2/s` is no step up");
    }

    @Test
    void anAlarmIsAmongTheSystemsOwn() {
        assertThat(refusal("alarm: too-many-errors", "alarm: to-many-errors")).isEqualTo("""
                        db-kill.yaml:35:30: unknown alarm `to-many-errors`
                           35 |   - alarm: {id: told, alarm: to-many-errors, fault: dark, within: 4s, claims: [SH-01]}
                              |                              ^^^^^^^^^^^^^^
                        hint: did you mean `too-many-errors`? known: too-many-errors
                        """);
    }

    @Test
    void aZoneIsThatOfOneNode() {
        assertThat(refusal("zone-of: {service: database, role: primary}", "zone-of: {service: web}"))
                .isEqualTo("""
                        db-kill.yaml:20:38: 2 nodes are all of service web, and one must be
                           20 |     zone-outage: {id: dark, zone-of: {service: web}}
                              |                                      ^
                        hint: they are web-a (web, serving, zone a), web-b (web, serving, zone b)
                        """);
    }

    @Test
    void aRateOfALinkHasItsUnit() {
        assertThat(refusal("rate: 20KB/s", "rate: 20kbit/s")).isEqualTo("""
                        db-kill.yaml:26:65: expected a rate in KB/s or MB/s, found `20kbit/s`
                           26 |     link-bandwidth: {id: narrow, from: web, to: database, rate: 20kbit/s}
                              |                                                                 ^^^^^^^^
                        hint: write it like 20KB/s or 1.5MB/s; whole KB, at most six digits before the point
                        """);
    }

    @Test
    void aStopConditionLooksBackAsFarAsFiguresAreKept() {
        String text = Shop.change(Shop.SCENARIO, "window: 10s", "window: 2m30s");

        assertThat(Shop.refusal(() -> Shop.scenario(text))).isEqualTo("""
                        db-kill.yaml:20:40: the window is 2m30s, and live figures are kept for 2m
                           20 |   - error-ratio: {above: 90 %, window: 2m30s}
                              |                                        ^^^^^
                        hint: a stop condition looks back 2m at most
                        """);
    }

    private static NodeSelector primary() {
        return new NodeSelector(
                Optional.empty(), Optional.of("database"), Optional.of("primary"), Optional.empty(), Optional.empty());
    }

    private static String refusal(String from, String to) {
        String text = Shop.change(Shop.PRESSURE, from, to);
        return Shop.refusal(() -> Shop.scenario(text));
    }
}
