package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.Topology.ContainerIdentity;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.target.docker.ContainerState;
import dev.faultline.target.docker.PaperEngine;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the faults of containers ask of an engine, what they take for a proof, and how they are taken back. */
class ContainerFaultsTest {
    private static final String HOST = "unix:///run/engine.sock";

    private final PaperEngine engine =
            new PaperEngine().with("c1", ContainerState.RUNNING).with("c2", ContainerState.RUNNING);
    private final List<String> opened = new ArrayList<>();
    private final ContainerUndo.Engines engines = host -> {
        opened.add(host);
        return engine;
    };

    private final Contained api = node("api-a", "api", "c1");
    private final Contained database = node("db-a", "database", "c2");

    private Contained node(String name, String service, String container) {
        Optional<ContainerIdentity> identity = Optional.of(new ContainerIdentity(HOST, container));
        Node node =
                new Node(name, service, "a", "serving", Optional.empty(), Optional.empty(), Optional.empty(), identity);
        return new Contained(node, engines);
    }

    @Test
    void aKilledContainerIsSeenToHaveStopped() throws Exception {
        ContainerKill kill = new ContainerKill(List.of(api, database));
        assertThat(proofs(kill)).isEmpty();

        kill.apply(new Allowed());

        assertThat(engine.acts()).containsExactly("kill c1", "kill c2");
        assertThat(opened).containsOnly(HOST);
        assertThat(proofs(kill))
                .containsExactly("container c1 of api-a has stopped", "container c2 of db-a has stopped");
    }

    @Test
    void aContainerThatItsSupervisorHasReplacedIsSeenToBeGone() throws Exception {
        ContainerKill kill = new ContainerKill(List.of(node("api-b", "api", "c3")));
        assertThat(proofs(kill)).containsExactly("container c3 of api-b is gone");
    }

    @Test
    void aPausedServiceGoesOnAndAPausedDatabaseNever() throws Exception {
        ContainerPause pause = new ContainerPause(List.of(api, database));
        pause.apply(new Allowed());
        assertThat(proofs(pause)).hasSize(2).allMatch(proof -> proof.endsWith("is paused"));

        for (Undo undo : pause.undos()) {
            ContainerUndo taken = (ContainerUndo) undo;
            assertThat(taken.remaining(engines)).isPresent();
            taken.perform(engines);
            assertThat(taken.remaining(engines)).isEmpty();
        }

        assertThat(engine.state("c1")).isEqualTo(ContainerState.RUNNING);
        assertThat(engine.state("c2")).isEqualTo(ContainerState.STOPPED);
        assertThat(pause.reverted()).contains("unpaused api-a", "killed db-a");
    }

    @Test
    void aZoneWithoutPowerStandsStillAndIsKilledInTheEnd() throws Exception {
        ContainerPower power = new ContainerPower(List.of(api, database));
        power.cut(new Allowed());
        assertThat(power.nodes()).containsExactly("api-a", "db-a");
        assertThat(engine.acts()).containsExactly("pause c1", "pause c2");
        for (Proof proof : power.proofs()) {
            assertThat(proof.look()).isPresent();
        }

        ((ContainerUndo) power.undos().get(0)).perform(engines);

        assertThat(List.of(engine.state("c1"), engine.state("c2"))).containsOnly(ContainerState.STOPPED);
    }

    @Test
    void whatTheGuardForbidsIsNotDone() {
        Injector.Guard lost = new Allowed() {
            @Override
            public void check() throws InjectionFailed {
                throw new InjectionFailed("the lease was lost");
            }
        };
        assertThatThrownBy(() -> new ContainerPause(List.of(api)).apply(lost)).hasMessage("the lease was lost");
        assertThat(engine.acts()).isEmpty();
    }

    @Test
    void anUndoOutlivesTheJournalItIsWrittenTo() throws Exception {
        List<ContainerIdentity> both = List.of(api.identity(), database.identity());
        for (Undo undo : List.<Undo>of(
                new ContainerUndo.Unpause(both),
                new ContainerUndo.Kill(both),
                new ContainerUndo.Remove(HOST, "20261121-pod-kill"))) {
            String line = RecordJson.mapper().writerFor(Undo.class).writeValueAsString(undo);
            assertThat(RecordJson.mapper().readValue(line, Undo.class)).isEqualTo(undo);
        }
    }

    @Test
    void anEngineThatDoesNotAnswerHasNotTakenAnythingBack() {
        Undo undo = new ContainerUndo.Remove("unix:///nowhere/engine.sock", "20261121-pod-kill");
        assertThatThrownBy(undo::perform)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no container engine at unix:///nowhere/engine.sock");
        assertThatThrownBy(undo::remaining).hasMessageContaining("there is no container engine");
    }

    private static List<String> proofs(Injector injector) throws Exception {
        List<String> seen = new ArrayList<>();
        for (Proof proof : injector.proofs()) {
            proof.look().ifPresent(seen::add);
        }
        return seen;
    }

    private static class Allowed implements Injector.Guard {
        @Override
        public void check() throws InjectionFailed {}

        @Override
        public void intend(Undo undo) {}
    }
}
