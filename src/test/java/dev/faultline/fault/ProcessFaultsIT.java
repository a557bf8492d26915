package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import dev.faultline.timeline.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults on real processes: that they bite, are undone, and never touch another process. */
class ProcessFaultsIT {
    @TempDir
    Path folder;

    @Test
    void aFrozenProcessStandsStillWithItsChildrenAndGoesOnWhenReverted() throws Exception {
        try (Victim victim = Victim.withChild();
                Bench bench = Bench.ofNodes(folder, victim.as("api-a", "api"))) {
            Injection injection = bench.faults.inject(Bench.freeze("f1", "api-a"));

            assertThat(Bench.proofOf(injection))
                    .hasValueSatisfying(proof -> assertThat(proof).contains("api-a", "state T"));
            assertThat(ProcessTree.of(List.of(victim.identity()))).hasSizeGreaterThan(1);
            assertThat(victim.isStopped()).isTrue();
            assertThat(bench.journal.pending()).hasSize(1);

            bench.faults.revert(injection);

            assertThat(victim.isStopped()).isFalse();
            assertThat(victim.echoes()).isTrue();
            assertThat(bench.journal.pending()).isEmpty();
        }
    }

    @Test
    void aFrozenDatabaseIsKilledInsteadOfGoingOn() throws Exception {
        try (Victim victim = Victim.withChild();
                Bench bench = Bench.ofNodes(folder, victim.as("db-a", "database"))) {
            Injection injection = bench.faults.inject(Bench.freeze("f1", "db-a"));
            assertThat(Bench.proofOf(injection)).isPresent();

            bench.faults.revert(injection);

            assertThat(ProcessTree.of(List.of(victim.identity()))).isEmpty();
            assertThat(bench.events(Event.FaultReverted.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.how()).startsWith("killed db-a"));
        }
    }

    @Test
    void aKilledProcessIsGoneWithItsChildrenAndHealsItself() throws Exception {
        try (Victim victim = Victim.withChild();
                Bench bench = Bench.ofNodes(folder, victim.as("api-a", "api"))) {
            var tree = ProcessTree.of(List.of(victim.identity()));
            Injection injection = bench.faults.inject(Bench.kill("f1", "api-a"));

            assertThat(Bench.proofOf(injection))
                    .hasValueSatisfying(proof -> assertThat(proof).contains("api-a", "is gone"));
            assertThat(tree)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(one -> assertThat(ProcessState.of(one)).isEqualTo(ProcessState.GONE));

            bench.faults.revert(injection);

            assertThat(bench.events(Event.FaultReverted.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.how()).contains("heals itself"));
        }
    }

    @Test
    void theTimelineTellsInjectionBiteAndReversalInThatOrder() throws Exception {
        try (Victim victim = Victim.alone();
                Bench bench = Bench.ofNodes(folder, victim.as("api-a", "api"))) {
            Injection injection = bench.faults.inject(Bench.freeze("f1", "api-a"));
            assertThat(Bench.proofOf(injection)).isPresent();
            bench.faults.revert(injection);

            assertThat(bench.events)
                    .extracting(event -> (Object) event.getClass())
                    .containsExactly(Event.FaultInjected.class, Event.FaultBit.class, Event.FaultReverted.class);
            assertThat(bench.events)
                    .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
            Event.FaultInjected injected =
                    bench.events(Event.FaultInjected.class).get(0);
            assertThat(injected.at()).isEqualTo(injection.at().orElseThrow()).isBefore(injected.applied());
            assertThat(injected.kind()).isEqualTo("process-freeze");
            assertThat(injected.targets()).containsExactly("api-a");
            assertThat(victim.echoes()).isTrue();
        }
    }

    @Test
    void aPidUsedAgainByAnotherProcessIsNeverSignalled() throws Exception {
        try (Victim stranger = Victim.alone()) {
            ProcessIdentity mistaken = new ProcessIdentity(
                    stranger.identity().pid(), stranger.identity().started().minus(Duration.ofMinutes(1)));
            Node node = new Node("api-a", "api", "a", "serving", Optional.of(mistaken));
            try (Bench bench = Bench.ofNodes(folder, node)) {
                assertThatThrownBy(() -> bench.faults.inject(Bench.kill("f1", "api-a")))
                        .isInstanceOf(InjectionFailed.class)
                        .hasMessageContainingAll("f1", "api-a", "is gone", "never touched");
                assertThat(bench.events).isEmpty();
            }
            new ProcessUndo.Kill(List.of(mistaken)).perform();
            ProcessSignal.STOP.sendTo(List.of(mistaken));

            assertThat(stranger.echoes()).isTrue();
        }
    }

    @Test
    void oneTargetThatIsGoneKeepsTheOthersUntouched() throws Exception {
        try (Victim victim = Victim.alone();
                Victim dead = Victim.alone()) {
            Node gone = dead.as("api-b", "api");
            dead.close();
            await().until(dead::isGone);
            try (Bench bench = Bench.ofNodes(folder, victim.as("api-a", "api"), gone)) {
                assertThatThrownBy(() -> bench.faults.inject(Bench.freeze("f1", "api-a", "api-b")))
                        .isInstanceOf(InjectionFailed.class)
                        .hasMessageContaining("api-b");
                assertThat(victim.echoes()).isTrue();
                assertThat(bench.journal.pending()).isEmpty();
            }
        }
    }

    @Test
    void aNodeWithoutAProcessAndAnUnknownNodeAreNamed() throws Exception {
        Node down = new Node("api-b", "api", "b", "down", Optional.empty());
        try (Bench bench = Bench.ofNodes(folder, down)) {
            assertThatThrownBy(() -> bench.faults.inject(Bench.kill("f1", "api-b")))
                    .hasMessageContainingAll("f1 (process-kill)", "api-b", "without a process", "role down");
            assertThatThrownBy(() -> bench.faults.inject(Bench.kill("f2", "api-z")))
                    .hasMessageContainingAll("no node api-z", "api-b");
        }
    }

    @Test
    void aProcessThatEndsBySomebodyElsesHandWhileFrozenIsRevertedAllTheSame() throws Exception {
        try (Victim victim = Victim.alone();
                Bench bench = Bench.ofNodes(folder, victim.as("api-a", "api"))) {
            Injection injection = bench.faults.inject(Bench.freeze("f1", "api-a"));
            assertThat(Bench.proofOf(injection)).isPresent();
            victim.close();
            await().until(victim::isGone);

            bench.faults.revert(injection);

            assertThat(injection.isReverted()).isTrue();
        }
    }
}
