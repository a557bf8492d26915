package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to whole folders. */
class FolderTreeTest {
    @TempDir
    private Path folder;

    @Test
    void deletingNeverFollowsALinkOutOfTheFolder() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "x");
        Path doomed = Files.createDirectories(folder.resolve("doomed/inner")).getParent();
        Files.createSymbolicLink(doomed.resolve("inner/link"), folder);
        Files.writeString(doomed.resolve("inner/file"), "x");

        FolderTree.delete(doomed);

        assertThat(doomed).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void deletingWhatIsNotThereIsFine() throws IOException {
        FolderTree.delete(folder.resolve("never-was"));
    }

    @Test
    void aCopyHasTheSameFilesAndLinks() throws IOException {
        Path from = Files.createDirectories(folder.resolve("from/bin")).getParent();
        Files.writeString(from.resolve("bin/postgres"), "program");
        Files.createSymbolicLink(from.resolve("link"), Path.of("bin/postgres"));

        Path to = FolderTree.copy(from, folder.resolve("to"));

        assertThat(to.resolve("bin/postgres")).hasContent("program");
        assertThat(Files.readSymbolicLink(to.resolve("link"))).isEqualTo(Path.of("bin/postgres"));
    }

    @Test
    void theFasterOfTwoThatUnpackKeepsItsFolder() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        Files.writeString(place.resolve("first"), "x");
        Path partial = Files.createDirectory(folder.resolve("partial"));
        Files.writeString(partial.resolve("second"), "x");

        FolderTree.renameIntoPlace(partial, place);

        assertThat(place.resolve("first")).exists();
        assertThat(place.resolve("second")).doesNotExist();
    }

    @Test
    void theSharedMemorySegmentIsReadFromThePidFile() throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        Files.writeString(pidFile, "4711\n/data\n1\n20001\n\n127.0.0.1\n 65542   98310\nready\n");

        assertThat(SharedMemory.segmentIn(pidFile)).contains("98310");
        assertThat(SharedMemory.segmentIn(folder.resolve("none"))).isEmpty();
    }
}
