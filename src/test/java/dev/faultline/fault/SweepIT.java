package dev.faultline.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sweep of a platform's processes, from the list that the platform kept. */
class SweepIT {
    @TempDir
    Path folder;

    private Path list;

    @BeforeEach
    void noListYet() {
        list = folder.resolve("processes.jsonl");
    }

    private void listed(String name, ProcessIdentity process) throws IOException {
        String line =
                "{\"name\":\"%s\",\"pid\":%d,\"started\":\"%s\"}\n".formatted(name, process.pid(), process.started());
        Files.writeString(list, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void everyListedProcessIsKilledWithItsChildrenTheStoppedOnesToo() throws Exception {
        try (Victim one = Victim.withChild();
                Victim other = Victim.alone()) {
            listed("api-a", one.identity());
            listed("redis", other.identity());
            Files.writeString(list, "{\"name\":\"api-b\",\"pi", StandardOpenOption.APPEND);
            var all = ProcessTree.of(List.of(one.identity(), other.identity()));
            ProcessSignal.STOP.sendTo(List.of(other.identity()));
            Undo sweep = new ProcessUndo.Sweep(list, Duration.ofMillis(50));
            assertThat(sweep.remaining()).isPresent();

            sweep.perform();

            assertThat(sweep.remaining()).isEmpty();
            assertThat(all).hasSizeGreaterThan(2);
            assertThat(ProcessTree.of(all)).isEmpty();
        }
    }

    @Test
    void aListedProcessWhoseNumberIsUsedAgainIsLeftAlone() throws Exception {
        try (Victim stranger = Victim.alone()) {
            listed(
                    "api-a",
                    new ProcessIdentity(
                            stranger.identity().pid(),
                            stranger.identity().started().minusSeconds(60)));
            Undo sweep = new ProcessUndo.Sweep(list, Duration.ZERO);

            sweep.perform();

            assertThat(sweep.remaining()).isEmpty();
            assertThat(stranger.echoes()).isTrue();
        }
    }
}
