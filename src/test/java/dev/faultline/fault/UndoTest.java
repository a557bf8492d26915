package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undos: that they can be done twice, that what is gone already is fine, and that they refuse what is not theirs. */
class UndoTest {
    @TempDir
    Path folder;

    @Test
    void aMarkedFolderIsDeletedWithAllThatIsInIt() throws Exception {
        Path work = folder.resolve("work");
        MarkedFolder.make(work);
        Files.createDirectories(work.resolve("deep/er"));
        Files.writeString(work.resolve("deep/er/file"), "x");
        Undo undo = new Undo.DeleteFolder(work);
        assertThat(undo.remaining()).isPresent();

        undo.perform();
        undo.perform();

        assertThat(undo.remaining()).isEmpty();
        assertThat(work).doesNotExist();
    }

    @Test
    void aFolderWithoutTheMarkIsRefusedAndLeftAsItIs() throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("thesis.tex"), "years of work");

        assertThatThrownBy(() -> new Undo.DeleteFolder(work).perform())
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("refused", work.toString(), MarkedFolder.MARKER);
        assertThat(work.resolve("thesis.tex")).exists();
    }

    @Test
    void aLinkToAMarkedFolderIsRefusedAndLinksWithinOneAreNotFollowed() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), "x");
        Path work = folder.resolve("work");
        MarkedFolder.make(work);
        Files.createSymbolicLink(work.resolve("link"), outside);
        Path link = Files.createSymbolicLink(folder.resolve("link-to-work"), work);

        assertThatThrownBy(() -> new Undo.DeleteFolder(link).perform()).hasMessageContaining("refused");
        new Undo.DeleteFolder(work).perform();

        assertThat(work).doesNotExist();
        assertThat(outside.resolve("file")).exists();
    }

    @Test
    void aFolderWithContentIsNotMarked() throws Exception {
        Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> MarkedFolder.make(folder)).hasMessageContaining("expected a new or empty folder");
    }

    @Test
    void aFaultProxyOfSomebodyElsesThatDoesNotAnswerIsNotTakenForGone() {
        Undo toxic = new LinkUndo.RemoveToxic(Bench.NOWHERE, "link", "toxic", Unreachable.UNKNOWN);
        Undo cut = new LinkUndo.EnableProxy(Bench.NOWHERE, "link", Unreachable.UNKNOWN);

        for (Undo undo : List.of(toxic, cut)) {
            assertThatThrownBy(undo::perform).hasMessageContaining("nothing listens at " + Bench.NOWHERE);
            assertThatThrownBy(undo::remaining).hasMessageContaining("nothing listens at " + Bench.NOWHERE);
        }
    }

    @Test
    void whatIsGoneAlreadyIsUndone() throws Exception {
        ProcessIdentity gone = new ProcessIdentity(1_999_999_999, Instant.EPOCH);
        List<Undo> undos = List.of(
                new LinkUndo.RemoveToxic(Bench.NOWHERE, "link", "toxic", Unreachable.GONE),
                new LinkUndo.EnableProxy(Bench.NOWHERE, "link", Unreachable.GONE),
                new ProcessUndo.Continue(List.of(gone)),
                new ProcessUndo.Kill(List.of(gone)),
                new Undo.EndSlowQueries(Bench.NOWHERE),
                new Undo.RestoreDatabase(Bench.NOWHERE, Instant.EPOCH),
                new ProcessUndo.Sweep(folder.resolve("none.jsonl"), Duration.ZERO),
                new Undo.DeleteFolder(folder.resolve("none")));

        for (Undo undo : undos) {
            undo.perform();
            assertThat(undo.remaining()).as(undo.inWords()).isEmpty();
        }
    }
}
