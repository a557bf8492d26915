package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of connections on both makes: many, half open, without an upstream, while toxics and addresses change. */
@ParameterizedClass(name = "{0}")
@MethodSource("makes")
class ToxiproxyStreamsInteropIT extends InteropFixture {
    private static final int CONNECTIONS = 1_000;
    private static final long STREAM_BYTES = 64L * 1024 * 1024;

    @Test
    void noByteIsLostOrDoubledWhileToxicsComeAndGo() throws Exception {
        RandomStream stream = new RandomStream(1, STREAM_BYTES);
        try (Upstream upstream = Upstream.serving(socket -> stream.writeTo(socket.getOutputStream()))) {
            Proxy proxy = proxyTo(upstream);
            ToxicList toxics = proxy.toxics();
            toxics.bandwidth("pace", DOWNSTREAM, 40_000);
            Client client = Client.of(proxy);
            CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> stream.countMatching(client));
            int rounds = 0;
            while (!received.isDone()) {
                var latency = toxics.latency("latency", DOWNSTREAM, 5).setJitter(5);
                var slicer = toxics.slicer("slicer", DOWNSTREAM, 20_000, 0);
                latency.setLatency(2);
                slicer.remove();
                latency.remove();
                rounds++;
            }

            assertThat(received).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(STREAM_BYTES);
            assertThat(rounds).isGreaterThan(2);
        }
    }

    @Test
    void aThousandConnectionsAreCarriedAtOnce() throws IOException {
        List<Client> clients = new ArrayList<>();
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(Client.of(proxy));
            }
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.get(i).send("message " + i);
            }
            for (int i = CONNECTIONS - 1; i >= 0; i--) {
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
    void theClientsEndComesAfterItsLastByte() throws IOException {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (Upstream upstream = Upstream.serving(socket ->
                        heard.complete(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
                Client client = Client.of(proxyTo(upstream))) {
            client.send("all I have");
            client.socket().shutdownOutput();

            assertThat(heard).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("all I have");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void anUpstreamThatIsDownHasTheAcceptedConnectionClosed() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        Proxy proxy = toxiproxy.createProxy("dead", "127.0.0.1:0", "127.0.0.1:" + nobody);

        try (Client client = Client.of(proxy)) {
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void anUpstreamThatDiesEndsItsConnectionsAlsoUnderTimeout() throws IOException {
        Upstream upstream = Upstream.echo();
        Proxy proxy = proxyTo(upstream);
        try (Client client = Client.of(proxy)) {
            client.ask("hello");
            proxy.toxics().timeout("black-hole", DOWNSTREAM, 0);
            upstream.close();

            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aProxyThatIsLedElsewhereEndsWhatItHad() throws IOException {
        try (Upstream first = Upstream.echo();
                Upstream second = Upstream.serving(
                        socket -> socket.getOutputStream().write("second".getBytes(StandardCharsets.UTF_8)))) {
            Proxy proxy = proxyTo(first);
            int port = Client.port(proxy);
            try (Client before = Client.of(proxy)) {
                before.ask("hello");
                proxy.setUpstream(second.address());
                assertThat(before.isAtEnd()).isTrue();
            }
            await().until(() -> first.openConnections() == 0);
            try (Client after = Client.connect(port)) {
                assertThat(after.receive(100)).isEqualTo("second");
            }
        }
    }

    @Test
    void aProxyCanListenElsewhereWhileInUse() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            int port = Client.port(proxy);
            try (Client before = Client.of(proxy)) {
                before.ask("hello");
                proxy.setListen("127.0.0.1:0");
                assertThat(before.isAtEnd()).isTrue();
            }
            assertThatThrownBy(() -> Client.connect(port)).isInstanceOf(ConnectException.class);
            try (Client after = Client.of(toxiproxy.getProxy("link"))) {
                assertThat(after.ask("hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void aDisabledProxyRefusesAndIsEnabledOnTheSamePort() throws IOException {
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = proxyTo(upstream);
            int port = Client.port(proxy);
            try (Client before = Client.of(proxy)) {
                before.ask("hello");
                proxy.disable();
                assertThat(before.isAtEnd()).isTrue();
            }
            assertThatThrownBy(() -> Client.connect(port)).isInstanceOf(ConnectException.class);
            proxy.enable();
            try (Client after = Client.connect(port)) {
                assertThat(after.ask("hello")).isEqualTo("hello");
            }
        }
    }
}
