package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology.Link;
import dev.faultline.scenario.ZoneSelector;
import dev.faultline.target.docker.ContainerState;
import dev.faultline.target.docker.DockerEngine;
import dev.faultline.target.docker.Leftovers;
import dev.faultline.target.docker.RealEngine;
import dev.faultline.target.docker.RunLabels;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of real containers: they bite, they are taken back, and a harness that is killed leaves nothing on the engine. */
class ContainerFaultsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ZoneSelector ZONE_A = new ZoneSelector(Optional.of("a"), Optional.empty());

    @TempDir
    Path folder;

    private RealEngine real;
    private DockerEngine engine;
    private String container;

    @BeforeEach
    void startContainer() {
        real = RealEngine.here();
        engine = real.engine();
        container = real.container("db-a");
    }

    @AfterEach
    void removeAll() throws IOException {
        if (real != null) {
            real.close();
        }
    }

    @Test
    void aKillIsSeenAndWhatIsDeadIsNotKilledAgain() throws Exception {
        try (Bench bench = Bench.ofNodes(folder, ContainerHarness.node(engine.host(), container))) {
            Injection kill = bench.faults.inject(Bench.kill("kill", "db-a"));
            assertThat(Bench.proofOf(kill)).hasValue("container " + container + " of db-a has stopped");

            assertThatThrownBy(() -> bench.faults.inject(Bench.kill("again", "db-a")))
                    .isInstanceOf(InjectionFailed.class)
                    .hasMessageContaining("expected db-a to run as container " + container + ", found that stopped");
        }
    }

    @Test
    void aPausedDatabaseNeverGoesOn() throws Exception {
        try (Bench bench = Bench.ofNodes(folder, ContainerHarness.node(engine.host(), container))) {
            Injection freeze = bench.faults.inject(Bench.freeze("freeze", "db-a"));
            assertThat(Bench.proofOf(freeze)).hasValue("container " + container + " of db-a is paused");

            bench.faults.revert(freeze);

            assertThat(engine.state(container)).isEqualTo(ContainerState.STOPPED);
        }
    }

    @Test
    void aZoneWithoutPowerIsPausedAndItsContainersNeverGoOn() throws Exception {
        try (ProxiedLink link = new ProxiedLink();
                Bench bench = new Bench(
                        folder,
                        link.api(),
                        List.of(ContainerHarness.node(engine.host(), container)),
                        List.of(new Link("api-a-to-redis", "api-b", "db-a")))) {
            Injection outage = bench.faults.inject(new PlannedFault(
                    new FaultSpec.ZoneOutage("dark", Duration.ZERO, Duration.ofSeconds(5), ZONE_A),
                    List.of("db-a"),
                    ""));
            assertThat(Bench.proofOf(outage))
                    .hasValueSatisfying(proof -> assertThat(proof)
                            .contains("of db-a is paused", "a new connection over api-a-to-redis hangs"));

            bench.faults.revert(outage);

            assertThat(engine.state(container)).isEqualTo(ContainerState.STOPPED);
            assertThat(link.isClean("api-a-to-redis")).isTrue();
        }
    }

    @Test
    void killNineOfTheHarnessLeavesNothingOnTheEngineButWhatIsSomebodyElses() throws Exception {
        String somebodys = real.unlabelled();
        Process harness = harness();
        try (BufferedReader said = harness.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("container " + container + " of db-a is paused");

            harness.destroyForcibly().waitFor();

            Leftovers leftovers = new Leftovers(engine, new RunLabels(real.run()));
            await().atMost(SOON).until(() -> leftovers.found().isEmpty());
            await().atMost(SOON).until(() -> Journal.pending(folder).isEmpty());
            assertThat(engine.state(somebodys)).isEqualTo(ContainerState.RUNNING);
        } finally {
            harness.destroyForcibly();
            real.remove(somebodys);
        }
    }

    private Process harness() throws IOException {
        List<String> words = new ArrayList<>(TestJvm.command());
        words.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                ContainerHarness.class.getName(),
                folder.toString(),
                engine.host(),
                real.run(),
                container));
        return new ProcessBuilder(words)
                .redirectError(folder.resolve("harness.log").toFile())
                .start();
    }
}
