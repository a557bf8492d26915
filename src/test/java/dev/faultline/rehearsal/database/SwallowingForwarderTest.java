package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** A link that turns into a black hole. */
class SwallowingForwarderTest {
    private static final int SECONDS_5 = 5_000;
    private static final int SHORT_MILLIS = 100;

    @Test
    void itPassesOnUntilItSwallowsAndTellsNeitherSide() throws IOException {
        try (ServerSocket upstream = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                SwallowingForwarder forwarder =
                        new SwallowingForwarder(new FreePorts().next(), upstream::getLocalPort);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), forwarder.port());
                Socket server = upstream.accept()) {
            client.setSoTimeout(SECONDS_5);
            server.setSoTimeout(SECONDS_5);
            client.getOutputStream().write('q');
            assertThat(server.getInputStream().read()).isEqualTo('q');
            server.getOutputStream().write('a');
            assertThat(client.getInputStream().read()).isEqualTo('a');

            forwarder.swallow();
            client.getOutputStream().write('q');
            server.getOutputStream().write('a');
            assertSilent(client);
            assertSilent(server);
            server.close();
            assertSilent(client);
        }
    }

    @Test
    void aNewConnectionIsAcceptedAndSwallowed() throws IOException {
        try (ServerSocket upstream = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                SwallowingForwarder forwarder =
                        new SwallowingForwarder(new FreePorts().next(), upstream::getLocalPort)) {
            forwarder.swallow();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), forwarder.port())) {
                client.getOutputStream().write(new byte[100_000]);
                assertSilent(client);
            }
            upstream.setSoTimeout(SHORT_MILLIS);
            assertThatThrownBy(upstream::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }
}
