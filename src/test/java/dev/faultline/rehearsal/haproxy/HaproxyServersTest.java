package dev.faultline.rehearsal.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.faultline.rehearsal.process.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said to HAProxy's Runtime API, and what its answers mean. The answers are those of version 3.0. */
class HaproxyServersTest {
    private static final String STATES = """
            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight
            4 api 1 api-a 172.20.0.2 2 0 1 1
            4 api 2 api-b 172.20.0.2 0 0 1 1
            4 api 3 api-c 172.20.0.2 2 8 1 1

            """;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void onlyWhatIsUpAndNotTakenOutIsHealthy() {
        assertThat(HaproxyServers.healthyIn(STATES))
                .containsEntry("api-a", true)
                .containsEntry("api-b", false)
                .containsEntry("api-c", false)
                .hasSize(3);
        assertThat(HaproxyServers.healthyIn("Can't find backend.\n")).isEmpty();
    }

    @Test
    void aServerIsAddedWithItsChecksAndEnabled() throws IOException {
        servers(command -> "New server registered.\n")
                .add("api-a", "172.20.0.2", 21001, new HaproxyServers.Checks.Every(Duration.ofMillis(200), 2, 3));
        assertThat(said)
                .containsExactly("add server api/api-a 172.20.0.2:21001 check inter 200 fall 2 rise 3;"
                        + " enable health api/api-a; enable server api/api-a");
    }

    @Test
    void withoutChecksItIsEnabledAlone() throws IOException {
        servers(command -> "Already exists a server with the same name in backend.\n")
                .add("api-a", "172.20.0.2", 21001, new HaproxyServers.Checks.Off());
        assertThat(said).containsExactly("add server api/api-a 172.20.0.2:21001; enable server api/api-a");
    }

    @Test
    void aRefusalIsToldInItsWords() throws IOException {
        HaproxyServers servers = servers(command -> "'server' : unknown keyword.\n");
        assertThatIOException()
                .isThrownBy(() -> servers.add("api-a", "x", 1, new HaproxyServers.Checks.Off()))
                .withMessage("HAProxy did not add api/api-a: 'server' : unknown keyword.");
    }

    @Test
    void aServerIsDrainedTakenOutAndDeleted() throws Exception {
        servers(command -> command.startsWith("show servers conn")
                        ? "# bkname/svname bkid/svid addr port - used_cur used_max\napi/api-a 4/1 - 1 - 0 3\n"
                        : command.startsWith("del server") ? "Server deleted.\n" : "\n")
                .remove("api-a", Duration.ofSeconds(1));
        assertThat(said)
                .containsExactly(
                        "set server api/api-a state drain",
                        "show servers conn api",
                        "set server api/api-a state maint; shutdown sessions server api/api-a",
                        "del server api/api-a");
    }

    /** Answers each line as {@code answers} says, and closes, as the Runtime API does. */
    private HaproxyServers servers(UnaryOperator<String> answers) throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(answers), "runtime-api");
        thread.setDaemon(true);
        thread.start();
        return new HaproxyServers(new RuntimeApi(server::getLocalPort), new StopSignal());
    }

    private void serve(UnaryOperator<String> answers) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                String line = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                said.add(line);
                client.getOutputStream().write(answers.apply(line).getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
