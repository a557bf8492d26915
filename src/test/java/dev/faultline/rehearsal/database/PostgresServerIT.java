package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.process.ThisMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One real server that meets trouble as it starts. */
class PostgresServerIT {
    private Path folder;
    private Processes processes;
    private PostgresSite site;

    @BeforeEach
    void prepare() throws Exception {
        folder = DatabaseFixture.traversableFolder();
        processes = new Processes(folder.resolve("processes.jsonl"), new ThisMachine());
        ServerUser user = ServerUser.ofThisProcess();
        Optional<Path> cache = Optional.of(Path.of("target", "postgres-cache").toAbsolutePath());
        site = new PostgresSite(
                PostgresBinaries.in(cache, folder, user), user, folder, folder, processes, new StopSignal());
        site.programs().unpack();
    }

    @AfterEach
    void clear() throws IOException {
        processes.close();
        FolderTree.delete(folder);
    }

    @Test
    void aPortThatWasTakenInBetweenIsReplacedByAnother() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostgresServer server = new PostgresServer("db-a", "a", site, taken.getLocalPort());
            server.initialise();
            server.start(new FreePorts());

            assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(server.process()).isPresent();
            server.close();
            assertThat(server.process()).isEmpty();
        }
    }

    @Test
    void aServerThatEndsAtOnceIsNamedWithTheEndOfItsLog() throws Exception {
        PostgresServer server = new PostgresServer("db-a", "a", site, new FreePorts().next());
        server.initialise();
        Files.writeString(server.data().resolve("postgresql.conf"), "shared_buffers = 'a lot'\n");

        assertThatThrownBy(() -> server.start(new FreePorts())).isInstanceOfSatisfying(StartFailure.class, failure -> {
            assertThat(failure.what()).isEqualTo("db-a");
            assertThat(failure.log()).anyMatch(line -> line.contains("shared_buffers"));
        });
    }

    @Test
    void aKilledServersSharedMemoryIsReleased() throws Exception {
        PostgresServer server = new PostgresServer("db-a", "a", site, new FreePorts().next());
        server.initialise();
        server.start(new FreePorts());
        server.kill();
        String segment =
                SharedMemory.segmentIn(server.data().resolve("postmaster.pid")).orElseThrow();
        server.emptyDataFolder();

        Path segments = Path.of("/proc/sysvipc/shm");
        if (Files.exists(segments)) {
            assertThat(Files.readAllLines(segments))
                    .noneMatch(line -> line.strip().matches("\\S+\\s+" + segment + "\\s.*"));
        }
        assertThat(server.data()).isEmptyDirectory();
    }
}
