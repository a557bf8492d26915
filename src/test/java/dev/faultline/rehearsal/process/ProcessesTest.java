package dev.faultline.rehearsal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register of processes, and that none outlives it. */
class ProcessesTest {
    @TempDir
    private Path folder;

    @Test
    void eachIsRegisteredAtOnceWithItsPidAndStart() throws IOException {
        Path register = folder.resolve("processes.jsonl");
        try (Processes processes = new Processes(register, new ThisMachine())) {
            Process process = processes.start(program("one", new ProcessBuilder("cat")));

            assertThat(Files.readString(register))
                    .contains("\"name\":\"one\"", "\"pid\":" + process.pid(), "\"started\":\"20")
                    .endsWith("}\n");
        }
    }

    @Test
    void closingKillsWhatRuns() throws Exception {
        Processes processes = new Processes(folder.resolve("processes.jsonl"), new ThisMachine());
        Process process = processes.start(program("one", new ProcessBuilder("cat")));

        processes.close();

        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void nothingIsStartedAfterClosing() {
        Processes processes = new Processes(folder.resolve("processes.jsonl"), new ThisMachine());
        processes.close();

        assertThatThrownBy(() -> processes.start(program("late", new ProcessBuilder("cat"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stopping")
                .hasMessageContaining("late");
    }

    /** A kill takes the kernel a moment, and the processes of other tests may be dying meanwhile: it is told by its argument. */
    @Test
    void oneThatCannotBeRegisteredIsNotLeftRunning() {
        Processes processes = new Processes(folder.resolve("no-such-folder/processes.jsonl"), new ThisMachine());
        String its = folder.resolve("read-after-the-standard-input").toString();

        assertThatThrownBy(() -> processes.start(program("one", new ProcessBuilder("cat", "-", its))))
                .hasMessageContaining("cannot register");
        await().untilAsserted(() -> assertThat(ProcessHandle.current().children())
                .noneMatch(child -> child.info().commandLine().orElse("").contains(its)));
    }

    private static NodeProgram program(String name, ProcessBuilder command) {
        return new NodeProgram(name, "", NodeProgram.Software.OURS, List.of(), command);
    }
}
