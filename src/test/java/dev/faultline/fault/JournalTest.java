package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The undo journal on disk: what it keeps, what it forgives, and how what is left in it is healed. */
class JournalTest {
    private static final ProcessIdentity DEAD =
            new ProcessIdentity(ProcessHandle.current().pid(), Instant.EPOCH);

    @TempDir
    Path folder;

    private Journal ofDeadRun(String run) throws IOException {
        return Journal.open(folder, run, DEAD, Clock.systemUTC());
    }

    private List<String> heal() throws Exception {
        return new Healing(folder, Optional.of(Duration.ofMillis(20))).heal();
    }

    private Undo.DeleteFolder undoOf(String name) throws IOException {
        Path made = folder.resolve("work").resolve(name);
        MarkedFolder.make(made);
        return new Undo.DeleteFolder(made);
    }

    @Test
    void anIntentIsOnDiskWhenItReturnsAndPendingUntilItIsUndone() throws Exception {
        Journal journal = Journal.open(folder, "run-1");
        Intent intent = journal.intend(undoOf("a"));

        assertThat(Files.readString(journal.path())).contains("\"intended\"").contains("delete-folder");
        assertThat(journal.pending()).containsExactly(intent);

        journal.undo(intent);

        assertThat(journal.pending()).isEmpty();
        assertThat(folder.resolve("work/a")).doesNotExist();
    }

    @Test
    void everyKindOfUndoComesBackFromDiskAsItWas() throws Exception {
        List<Undo> undos = List.of(
                new LinkUndo.RemoveToxic(Bench.NOWHERE, "api-a-to-redis", "f1-upstream", Unreachable.GONE),
                new LinkUndo.EnableProxy(Bench.NOWHERE, "api-a-to-redis", Unreachable.GONE),
                new ProcessUndo.Continue(List.of(DEAD)),
                new ProcessUndo.Kill(List.of(DEAD)),
                new ProcessUndo.Sweep(folder.resolve("processes.jsonl"), Duration.ofSeconds(3)),
                new Undo.DeleteFolder(folder.resolve("work")));
        Journal journal = Journal.open(folder, "run-1");
        for (Undo undo : undos) {
            journal.intend(undo);
        }

        assertThat(Journal.pending(folder))
                .singleElement()
                .satisfies(left -> assertThat(left.undos()).isEqualTo(undos));
    }

    @Test
    void aLastLineThatWasCutOffIsLeftOutAndDoesNotSwallowTheNext() throws Exception {
        Journal journal = ofDeadRun("run-1");
        Intent first = journal.intend(undoOf("a"));
        Files.writeString(
                journal.path(),
                "{\"entry\":\"intended\",\"at\":\"2026-03-01T10:00:00Z\",\"number\":2,\"undo\":{\"undo\":\"dele",
                StandardOpenOption.APPEND);

        assertThat(journal.pending()).containsExactly(first);
        Intent second = journal.intend(undoOf("b"));
        assertThat(journal.pending()).containsExactly(first, second);
        assertThat(heal()).hasSize(2);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void aLineThatIsWrongOtherwiseIsNamedWithFileAndLine() throws Exception {
        Journal journal = ofDeadRun("run-1");
        Files.writeString(journal.path(), "{\"entry\":\"nonsense\"}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Journal.pending(folder)).hasMessageContaining(journal.path() + ":2:");
    }

    @Test
    void aRunThatEndedInGoodOrderLeavesNothingPending() throws Exception {
        Journal journal = ofDeadRun("run-1");
        journal.undo(journal.intend(undoOf("a")));

        assertThat(journal.close()).isTrue();
        assertThat(Journal.pending(folder)).isEmpty();
    }

    @Test
    void aJournalWithSomethingPendingDoesNotClose() throws Exception {
        Journal journal = ofDeadRun("run-1");
        journal.intend(undoOf("a"));

        assertThat(journal.close()).isFalse();
        assertThat(Journal.pending(folder)).singleElement().satisfies(left -> {
            assertThat(left.run()).isEqualTo("run-1");
            assertThat(left.held()).isFalse();
        });
    }

    @Test
    void healingUndoesInReverseOrderAndClosesTheJournal() throws Exception {
        Journal journal = ofDeadRun("run-1");
        journal.intend(undoOf("outer"));
        journal.intend(undoOf("outer/inner"));

        List<String> healed = heal();

        assertThat(healed).hasSize(2);
        assertThat(healed.get(0)).contains("run-1", "inner");
        assertThat(folder.resolve("work/outer")).doesNotExist();
        assertThat(Journal.pending(folder)).isEmpty();
        assertThat(heal()).isEmpty();
    }

    @Test
    void oneUndoThatCannotBeDoneKeepsNoOtherFromBeingDoneAndStaysPending() throws Exception {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Journal journal = ofDeadRun("run-1");
        journal.intend(undoOf("a"));
        journal.intend(new Undo.DeleteFolder(precious));

        assertThatThrownBy(this::heal)
                .isInstanceOf(UndoFailed.class)
                .hasMessageContainingAll("precious", "refused to delete");
        assertThat(folder.resolve("work/a")).doesNotExist();
        assertThat(precious).exists();
        assertThat(journal.pending()).extracting(Intent::number).containsExactly(2);
    }

    @Test
    void theJournalOfARunThatIsAliveIsNotHealedAndTheRunIsNamed() throws Exception {
        Journal alive = Journal.open(folder, "run-alive");
        alive.intend(undoOf("in-use"));
        ofDeadRun("run-dead").intend(undoOf("left"));

        assertThatThrownBy(this::heal)
                .isInstanceOf(JournalHeld.class)
                .hasMessageContainingAll(
                        "run-alive",
                        "process " + ProcessHandle.current().pid(),
                        alive.path().toString());
        assertThat(folder.resolve("work/in-use")).exists();
        assertThat(folder.resolve("work/left")).doesNotExist();
    }

    @Test
    void aRunHasOneJournal() throws Exception {
        ofDeadRun("run-1");

        assertThatThrownBy(() -> ofDeadRun("run-1")).hasMessageContainingAll("expected a new run", "run-1.jsonl");
    }

    @Test
    void aFolderWithoutJournalsHasNothingPending() throws Exception {
        assertThat(Journal.pending(folder.resolve("none"))).isEmpty();
        assertThat(Journal.heal(folder.resolve("none"))).isEmpty();
    }
}
