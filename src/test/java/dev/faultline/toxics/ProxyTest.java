package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Proxies without toxics: what they carry, and what becomes of connections when either side goes. */
class ProxyTest extends ProxyFixture {
    @Test
    void bytesAreCarriedBothWays() throws IOException {
        try (Upstream upstream = Upstream.echo();
                Client client = Client.of(proxyTo(upstream))) {
            assertThat(client.ask("hello")).isEqualTo("hello");
            assertThat(client.ask("again")).isEqualTo("again");
        }
    }

    @Test
    void anUpstreamCanBeGivenByName() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            String byName = upstream.address().replace("127.0.0.1", "localhost");
            try (Client client = Client.of(toxiproxy.createProxy("named", "localhost:0", byName))) {
                assertThat(client.ask("hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void theClientsEndIsPassedOnAndLeavesTheOtherDirectionOpen() throws IOException {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (Upstream upstream = Upstream.serving(socket -> {
                    String question = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    awaitQuietly(mayAnswer);
                    socket.getOutputStream().write(("you said " + question).getBytes(StandardCharsets.UTF_8));
                });
                Client client = Client.of(proxyTo(upstream))) {
            client.send("all I have");
            client.socket().shutdownOutput();

            assertThat(client.hearsNothingFor(Duration.ofMillis(100))).isTrue();
            mayAnswer.countDown();
            assertThat(client.receive(100)).isEqualTo("you said all I have");
        }
    }

    @Test
    void theUpstreamsEndIsPassedOnAndLeavesTheOtherDirectionOpen() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (Upstream upstream = Upstream.serving(socket -> {
                    socket.getOutputStream().write("bye".getBytes(StandardCharsets.UTF_8));
                    socket.shutdownOutput();
                    heard.complete(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                });
                Client client = Client.of(proxyTo(upstream))) {
            assertThat(client.receive(100)).isEqualTo("bye");
            client.send("still here");
            client.socket().shutdownOutput();

            assertThat(heard).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("still here");
        }
    }

    @Test
    void bothSocketsAreClosedOnceBothDirectionsHaveEnded() throws IOException {
        try (Upstream upstream = Upstream.echo();
                Client client = Client.of(proxyTo(upstream))) {
            client.ask("hello");
            client.socket().shutdownOutput();

            assertThat(client.isAtEnd()).isTrue();
            await().until(() -> upstream.openConnections() == 0);
        }
    }

    @Test
    void threeHundredConnectionsAreCarriedAtOnce() throws IOException {
        List<Client> clients = new ArrayList<>();
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            for (int i = 0; i < 300; i++) {
                clients.add(Client.of(proxy));
            }
            for (int i = 0; i < 300; i++) {
                clients.get(i).send("message " + i);
            }
            for (int i = 299; i >= 0; i--) {
                String expected = "message " + i;
                assertThat(clients.get(i).receive(expected.length())).isEqualTo(expected);
            }
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    @Test
    void anUpstreamThatIsDownHasTheAcceptedConnectionClosed() throws IOException {
        Proxy proxy = toxiproxy.createProxy("dead", "127.0.0.1:0", "127.0.0.1:" + portNobodyListensOn());

        try (Client client = Client.of(proxy)) {
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void anUpstreamThatIsUnknownHasTheAcceptedConnectionClosed() throws IOException {
        Proxy proxy = toxiproxy.createProxy("unknown", "127.0.0.1:0", "no-such-host.invalid:80");

        try (Client client = Client.of(proxy)) {
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void anUpstreamThatDiesEndsItsConnections() throws IOException {
        Upstream upstream = Upstream.echo();
        try (Client client = Client.of(proxyTo(upstream))) {
            client.ask("hello");
            upstream.close();

            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aClientThatBreaksOffEndsItsUpstreamConnection() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            Client client = Client.of(proxyTo(upstream));
            client.ask("hello");
            client.socket().setSoLinger(true, 0);
            client.close();

            await().until(() -> upstream.openConnections() == 0);
        }
    }

    @Test
    void disablingEndsOpenConnectionsAndRefusesNewOnesAndEnablingUndoesIt() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            int port = Client.port(proxy);
            try (Client before = Client.of(proxy)) {
                before.ask("hello");
                proxy.disable();
                assertThat(proxy.isEnabled()).isFalse();
                assertThat(before.isAtEnd()).isTrue();
            }
            assertThatThrownBy(() -> Client.connect(port)).isInstanceOf(ConnectException.class);
            await().until(() -> upstream.openConnections() == 0);

            proxy.enable();
            try (Client after = Client.connect(port)) {
                assertThat(after.ask("hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void nobodyIsGivenThePortOfADisabledProxy() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            proxy.disable();

            try (Socket other = new Socket()) {
                other.setReuseAddress(false);
                assertThatThrownBy(() -> other.bind(loopback(Client.port(proxy))))
                        .isInstanceOf(BindException.class);
            }
        }
    }

    @Test
    void aDeletedProxyIsGone() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            try (Client client = Client.of(proxy)) {
                client.ask("hello");
                proxy.delete();

                assertThat(client.isAtEnd()).isTrue();
                assertThatThrownBy(() -> Client.of(proxy)).isInstanceOf(ConnectException.class);
                assertThat(toxiproxy.getProxies()).isEmpty();
            }
        }
    }

    @Test
    void aProxyCanBeLedElsewhere() throws IOException {
        try (Upstream first = Upstream.echo();
                Upstream second = Upstream.serving(
                        socket -> socket.getOutputStream().write("second".getBytes(StandardCharsets.UTF_8)))) {
            Proxy proxy = proxyTo(first);
            int port = Client.port(proxy);
            try (Client before = Client.of(proxy)) {
                before.ask("hello");
                proxy.setUpstream(second.address());

                assertThat(before.isAtEnd()).isTrue();
                assertThat(proxy.isEnabled()).isTrue();
                try (Client after = Client.connect(port)) {
                    assertThat(after.receive(100)).isEqualTo("second");
                }
            }
        }
    }

    @Test
    void aSlowReaderSlowsItsSenderDownAndGetsEveryByte() throws Exception {
        long total = 64L * 1024 * 1024;
        AtomicLong sent = new AtomicLong();
        try (Upstream upstream = Upstream.serving(socket -> sendCounting(socket, total, sent));
                Client client = Client.of(proxyTo(upstream))) {
            await().during(Duration.ofMillis(300)).until(sent::get, now -> now > 0 && now < total);

            long received = 0;
            byte[] buffer = new byte[64 * 1024];
            for (int n = client.socket().getInputStream().read(buffer);
                    n >= 0;
                    n = client.socket().getInputStream().read(buffer)) {
                received += n;
            }
            assertThat(received).isEqualTo(total);
        }
    }

    private static void sendCounting(Socket socket, long total, AtomicLong sent) throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] block = new byte[64 * 1024];
        while (sent.get() < total) {
            out.write(block);
            sent.addAndGet(block.length);
        }
    }

    private static int portNobodyListensOn() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void awaitQuietly(CountDownLatch latch) throws SocketException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new SocketException("the test is over");
        }
    }
}
