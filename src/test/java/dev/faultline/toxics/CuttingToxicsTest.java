package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Toxics that cut a connection off: timeout, reset_peer and limit_data. */
class CuttingToxicsTest extends ConnectedFixture {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void timeoutZeroHangsUntilItIsRemovedAndThenTheConnectionIsClosed() throws IOException {
        Timeout timeout = proxy.toxics().timeout("black-hole", DOWNSTREAM, 0);
        client.send("anyone there?");
        assertThat(client.hearsNothingFor(Duration.ofMillis(300))).isTrue();

        timeout.remove();
        assertThat(client.isAtEnd()).isTrue();
        await().until(() -> upstream.openConnections() == 0);
        try (Client fresh = Client.of(proxy)) {
            assertThat(fresh.ask("hello")).isEqualTo("hello");
        }
    }

    @Test
    void timeoutUpstreamKeepsBytesFromTheServer() throws IOException {
        proxy.toxics().timeout("black-hole", UPSTREAM, 0);

        client.send("anyone there?");
        assertThat(client.hearsNothingFor(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void aNewConnectionUnderTimeoutIsAcceptedAndHangs() throws IOException {
        proxy.toxics().timeout("black-hole", DOWNSTREAM, 0);

        try (Client late = Client.of(proxy)) {
            late.send("hello");
            assertThat(late.hearsNothingFor(Duration.ofMillis(200))).isTrue();
        }
    }

    @Test
    void timeoutClosesTheConnectionWhenItIsOver() throws IOException {
        proxy.toxics().timeout("give-up", DOWNSTREAM, 200);
        Instant start = Instant.now();

        assertThat(client.isAtEnd()).isTrue();
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void anUpstreamThatDiesIsSeenThroughTimeout() throws IOException {
        proxy.toxics().timeout("black-hole", DOWNSTREAM, 0);
        upstream.close();

        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void resetPeerArrivesAsAResetAndIsUndone() throws IOException {
        ResetPeer reset = proxy.toxics().resetPeer("reset", DOWNSTREAM, 0);
        client.send("hello");

        assertThatThrownBy(() -> client.receive(5))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("Connection reset");
        reset.remove();
        try (Client fresh = Client.of(proxy)) {
            assertThat(fresh.ask("hello")).isEqualTo("hello");
        }
    }

    @Test
    void theUpstreamSeesTheResetToo() throws Exception {
        List<String> seen = new ArrayList<>();
        try (Upstream watching = Upstream.serving(socket -> {
                    try {
                        socket.getInputStream().readAllBytes();
                    } catch (SocketException e) {
                        synchronized (seen) {
                            seen.add(e.getMessage());
                        }
                    }
                });
                Client other = Client.of(toxiproxy.createProxy("other", "127.0.0.1:0", watching.address()))) {
            toxiproxy.getProxy("other").toxics().resetPeer("reset", UPSTREAM, 0);
            other.send("hello");

            await().untilAsserted(() -> {
                synchronized (seen) {
                    assertThat(seen).containsExactly("Connection reset");
                }
            });
        }
    }

    @Test
    void resetPeerWaitsForItsTimeoutAndRemovedInTimeHasDoneNothing() throws IOException {
        ResetPeer reset = proxy.toxics().resetPeer("later", DOWNSTREAM, LONG.toMillis());
        client.send("spared");
        assertThat(client.hearsNothingFor(Duration.ofMillis(150))).isTrue();

        reset.remove();
        assertThat(client.receive(6)).isEqualTo("spared");
        assertThat(client.ask("hello")).isEqualTo("hello");
    }

    @Test
    void limitDataClosesTheConnectionAfterSoManyBytes() throws IOException {
        LimitData limit = proxy.toxics().limitData("cut", DOWNSTREAM, 7);

        client.send("0123456789");
        assertThat(client.receive(100)).isEqualTo("0123456");
        await().until(() -> upstream.openConnections() == 0);
        limit.remove();
        try (Client fresh = Client.of(proxy)) {
            assertThat(fresh.ask("0123456789")).isEqualTo("0123456789");
        }
    }

    @Test
    void limitDataCountsOnWhenItIsChanged() throws IOException {
        LimitData limit = proxy.toxics().limitData("cut", DOWNSTREAM, 1000);
        assertThat(client.ask("01234")).isEqualTo("01234");
        limit.setBytes(7);

        client.send("0123456789");
        assertThat(client.receive(100)).isEqualTo("01");
    }
}
