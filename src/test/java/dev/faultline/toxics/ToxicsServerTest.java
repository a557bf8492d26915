package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** A server starts where it is told, and leaves nothing behind. */
class ToxicsServerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void closingLeavesNoListenerConnectionOrThread() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            ToxicsServer server = ToxicsServer.start(new InetSocketAddress(LOOPBACK, 0));
            int api = server.apiUri().getPort();
            Proxy proxy = new ToxiproxyClient("127.0.0.1", api).createProxy("p", "127.0.0.1:0", upstream.address());
            try (Client client = Client.of(proxy)) {
                client.ask("hello");
                server.close();

                assertThat(client.isAtEnd()).isTrue();
            }
            assertThatThrownBy(() -> Client.of(proxy)).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> Client.connect(api)).isInstanceOf(ConnectException.class);
            await().until(() -> threadsNamed("toxics-") == 0);
            server.close();
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeftRunning() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThatThrownBy(() -> ToxicsServer.start(new InetSocketAddress(LOOPBACK, taken.getLocalPort())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("Address already in use");
        }
        await().until(() -> threadsNamed("toxics-") == 0);
    }

    @Test
    void anUnknownHostIsNamed() {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 0);

        assertThatThrownBy(() -> ToxicsServer.start(unknown)).hasMessageContaining("no-such-host.invalid");
    }

    private static long threadsNamed(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }
}
