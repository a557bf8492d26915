package dev.faultline.rehearsal.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endpoint that follows the primary. */
class EndpointRouterTest {
    private static final int SECONDS_5 = 5_000;

    private EndpointRouter router;
    private Greeter first;
    private Greeter second;

    @BeforeEach
    void start() throws IOException {
        router = new EndpointRouter("test", new FreePorts().next());
        first = new Greeter('1');
        second = new Greeter('2');
    }

    @AfterEach
    void close() throws IOException {
        router.close();
        first.close();
        second.close();
    }

    @Test
    void connectionsGoToTheTarget() throws IOException {
        router.moveTo(first.port());
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo('1');
        }
    }

    @Test
    void movingClosesLiveConnectionsAndSendsNewOnesElsewhere() throws IOException {
        router.moveTo(first.port());
        try (Socket old = connect()) {
            assertThat(old.getInputStream().read()).isEqualTo('1');
            router.moveTo(second.port());
            assertThat(ended(old)).isTrue();
        }
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo('2');
        }
    }

    @Test
    void withoutATargetConnectionsAreClosedAtOnce() throws IOException {
        try (Socket client = connect()) {
            assertThat(ended(client)).isTrue();
        }
    }

    @Test
    void aDeadTargetClosesTheConnection() throws IOException {
        int port = first.port();
        first.close();
        router.moveTo(port);
        try (Socket client = connect()) {
            assertThat(ended(client)).isTrue();
        }
    }

    @Test
    void severingClosesLiveConnections() throws IOException {
        router.moveTo(first.port());
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo('1');
            router.sever();
            assertThat(ended(client)).isTrue();
        }
        assertThat(router.target()).isEmpty();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), router.port());
        socket.setSoTimeout(SECONDS_5);
        return socket;
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Says one letter to everyone who connects, and keeps the connection. */
    private static final class Greeter {
        private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        Greeter(char letter) throws IOException {
            Thread thread = new Thread(() -> greet(letter), "greeter");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return listener.getLocalPort();
        }

        void close() throws IOException {
            listener.close();
        }

        private void greet(char letter) {
            while (!listener.isClosed()) {
                try {
                    listener.accept().getOutputStream().write(letter);
                } catch (IOException closed) {
                    return;
                }
            }
        }
    }
}
