package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.fault.LinkProbe.End;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.ZoneSelector;
import dev.faultline.timeline.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zone without power, of real processes and links of a real fault proxy: what stands still, and what ends it. */
class ZoneOutageIT {
    private static final ZoneSelector ZONE_A = new ZoneSelector(Optional.of("a"), Optional.empty());
    private static final ZoneSelector OF_THE_PRIMARY = new ZoneSelector(
            Optional.empty(),
            Optional.of(new NodeSelector(
                    Optional.empty(),
                    Optional.of("database"),
                    Optional.of("primary"),
                    Optional.empty(),
                    Optional.empty())));

    @TempDir
    Path folder;

    private ProxiedLink link;
    private Victim instance;
    private Victim database;
    private Victim elsewhere;

    @BeforeEach
    void start() throws Exception {
        link = new ProxiedLink();
        instance = Victim.withChild();
        database = Victim.withChild();
        elsewhere = Victim.alone();
    }

    @AfterEach
    void stop() {
        elsewhere.close();
        database.close();
        instance.close();
        link.close();
    }

    private Bench bench() throws Exception {
        return new Bench(
                folder,
                link.api(),
                List.of(
                        instance.as("api-a", "api"),
                        database.as("db-a", "database"),
                        new Node("redis-a", "redis", "a", "down", Optional.empty()),
                        new Node("api-b", "api", "b", "serving", Optional.of(elsewhere.identity()))),
                ProxiedLink.LINKS);
    }

    private static PlannedFault outage(ZoneSelector zone, String... targets) {
        return new PlannedFault(
                new FaultSpec.ZoneOutage("dark", Duration.ZERO, Duration.ofSeconds(5), zone), List.of(targets), "");
    }

    private LinkProbe.Seen over(String name) throws Exception {
        return LinkProbe.over(new FaultProxy(link.api(), Unreachable.GONE).listens(name), Duration.ofMillis(600));
    }

    @Test
    void allOfTheZoneStandsStillAndNothingOfTheOthersDoes() throws Exception {
        try (Bench bench = bench()) {
            Injection injection = bench.faults.inject(outage(ZONE_A, "api-a", "db-a", "api-a-to-redis"));

            assertThat(Bench.proofOf(injection))
                    .hasValueSatisfying(proof -> assertThat(proof)
                            .contains(
                                    "of api-a are in state T",
                                    "of db-a are in state T",
                                    "a new connection over api-a-to-redis hangs"));
            assertThat(instance.isStopped()).isTrue();
            assertThat(database.isStopped()).isTrue();
            assertThat(over("api-a-to-redis").end()).isEqualTo(End.SILENT);
            assertThat(over("api-b-to-redis").end()).isEqualTo(End.ANSWERED);
            assertThat(elsewhere.echoes()).isTrue();
        }
    }

    @Test
    void whatLostItsPowerIsKilledAndNeverGoesOn() throws Exception {
        try (Bench bench = bench()) {
            Injection injection = bench.faults.inject(outage(ZONE_A, "api-a", "db-a", "api-a-to-redis"));
            assertThat(Bench.proofOf(injection)).isPresent();

            bench.faults.revert(injection);

            assertThat(ProcessTree.of(List.of(instance.identity(), database.identity())))
                    .isEmpty();
            assertThat(over("api-a-to-redis").end()).isEqualTo(End.ANSWERED);
            assertThat(link.isClean("api-a-to-redis")).isTrue();
            assertThat(elsewhere.echoes()).isTrue();
            assertThat(bench.journal.pending()).isEmpty();
            assertThat(bench.events)
                    .extracting(event -> (Object) event.getClass())
                    .containsExactly(Event.FaultInjected.class, Event.FaultBit.class, Event.FaultReverted.class);
            assertThat(bench.events(Event.FaultReverted.class).get(0).how())
                    .isEqualTo(
                            "killed what was frozen in zone a (api-a, db-a), and then removed its toxics from 1 links");
        }
    }

    @Test
    void theProcessesAreKilledBeforeTheirLinksLetAnythingThrough() throws Exception {
        try (Bench bench = bench()) {
            var unused = bench.faults.inject(outage(ZONE_A, "api-a", "db-a", "api-a-to-redis"));

            assertThat(bench.journal.pending())
                    .extracting(intent -> (Object) intent.undo().getClass())
                    .containsExactly(LinkUndo.RemoveToxic.class, LinkUndo.RemoveToxic.class, ProcessUndo.Kill.class);
        }
    }

    @Test
    void whatCameIntoTheZoneAfterThePlanLosesItsPowerAsWell() throws Exception {
        try (Bench bench = bench()) {
            var unused = bench.faults.inject(outage(OF_THE_PRIMARY, "db-a"));

            assertThat(instance.isStopped()).isTrue();
            assertThat(database.isStopped()).isTrue();
            assertThat(bench.events(Event.FaultInjected.class).get(0).targets())
                    .containsExactly("api-a", "db-a", "api-a-to-redis");
        }
    }

    /** The proxy closes what it cannot hand on, toxics or not: such a link shows nothing, and must not be waited for. */
    @Test
    void aLinkToWhatDidNotRunProvesNothingAndIsNotAskedTo() throws Exception {
        link.stopUpstream();
        List<Node> nodes =
                List.of(instance.as("api-a", "api"), new Node("redis", "redis", "", "down", Optional.empty()));
        try (Bench bench = new Bench(folder, link.api(), nodes, ProxiedLink.LINKS)) {
            Injection injection = bench.faults.inject(outage(ZONE_A, "api-a", "api-a-to-redis"));

            assertThat(Bench.proofOf(injection))
                    .hasValueSatisfying(proof -> assertThat(proof)
                            .contains("of api-a are in state T")
                            .doesNotContain("api-a-to-redis"));
            assertThat(link.isClean("api-a-to-redis")).isFalse();
        }
    }

    @Test
    void aZoneInWhichNothingLivesCannotLoseItsPower() throws Exception {
        try (Bench bench = bench()) {
            instance.close();
            database.close();
            await().until(() -> instance.isGone() && database.isGone());

            assertThatThrownBy(() -> bench.faults.inject(outage(ZONE_A, "api-a", "db-a")))
                    .isInstanceOf(InjectionFailed.class)
                    .hasMessageContainingAll("dark (zone-outage)", "no living process");
        }
    }

    @Test
    void anActThatFailsHalfWayLeavesNothingFrozen() throws Exception {
        link.proxy("api-a-to-redis").delete();
        try (Bench bench = bench()) {
            assertThatThrownBy(() -> bench.faults.inject(outage(ZONE_A, "api-a", "db-a", "api-a-to-redis")))
                    .isInstanceOf(InjectionFailed.class)
                    .hasMessageContaining("no link api-a-to-redis");

            assertThat(ProcessTree.of(List.of(instance.identity(), database.identity())))
                    .isEmpty();
            assertThat(bench.journal.pending()).isEmpty();
        }
    }
}
