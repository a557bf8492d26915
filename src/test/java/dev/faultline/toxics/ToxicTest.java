package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import eu.rekawek.toxiproxy.model.toxic.SlowClose;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each toxic bites, and is undone. */
class ToxicTest extends ProxyFixture {
    private static final Duration LONG = Duration.ofHours(1);

    private Upstream upstream;
    private Proxy proxy;
    private Client client;

    @BeforeEach
    void openAConnection() throws IOException {
        upstream = Upstream.echo();
        proxy = proxyTo(upstream);
        client = Client.of(proxy);
        client.ask("warm");
    }

    @AfterEach
    void closeIt() throws IOException {
        client.close();
        upstream.close();
    }

    @Test
    void latencyDelaysEachWayItIsOnAndIsUndone() throws IOException {
        Latency down = proxy.toxics().latency("down", DOWNSTREAM, 150);
        assertThat(client.roundTrip()).isGreaterThanOrEqualTo(Duration.ofMillis(150));

        Latency up = proxy.toxics().latency("up", UPSTREAM, 150);
        assertThat(client.roundTrip()).isGreaterThanOrEqualTo(Duration.ofMillis(300));

        down.remove();
        up.remove();
        assertThat(client.roundTrip()).isLessThan(Duration.ofMillis(150));
    }

    @Test
    void latenciesOnOneWayAddUp() throws IOException {
        proxy.toxics().latency("first", DOWNSTREAM, 100);
        proxy.toxics().latency("second", DOWNSTREAM, 100);

        assertThat(client.roundTrip()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void latencyIsOnNewConnectionsToo() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, 150);

        try (Client late = Client.of(proxy)) {
            assertThat(late.roundTrip()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }

    @Test
    void jitterVariesTheDelayAroundTheLatency() throws IOException {
        proxy.toxics().latency("uneven", DOWNSTREAM, 60).setJitter(60);

        List<Duration> trips = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            trips.add(client.roundTrip());
        }
        Duration shortest = trips.stream().min(Duration::compareTo).orElseThrow();
        Duration longest = trips.stream().max(Duration::compareTo).orElseThrow();
        assertThat(longest.minus(shortest)).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void bytesUnderWayAreDeliveredAtOnceWhenLatencyIsRemoved() throws IOException {
        Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
        client.send("under way");
        assertThat(client.hearsNothingFor(Duration.ofMillis(150))).isTrue();

        latency.remove();
        assertThat(client.receive(9)).isEqualTo("under way");
    }

    @Test
    void changedLatencyIsInForceForBytesUnderWay() throws IOException {
        Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
        client.send("under way");
        assertThat(client.hearsNothingFor(Duration.ofMillis(50))).isTrue();

        latency.setLatency(1);
        assertThat(client.receive(9)).isEqualTo("under way");
    }

    @Test
    void theEndFollowsDelayedBytes() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, 150);
        client.send("last words");
        client.socket().shutdownOutput();

        assertThat(client.receive(100)).isEqualTo("last words");
    }

    @Test
    void aToxicIsOnEveryConnectionAtOnceAndOffEveryOneAtOnce() throws IOException {
        List<Client> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                clients.add(Client.of(proxy));
                clients.get(i).ask("warm");
            }
            Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
            for (Client each : clients) {
                each.send("held");
            }
            assertThat(clients.get(299).hearsNothingFor(Duration.ofMillis(200))).isTrue();
            for (Client each : clients) {
                assertThat(each.socket().getInputStream().available()).isZero();
            }
            latency.remove();
            for (Client each : clients) {
                assertThat(each.receive(4)).isEqualTo("held");
            }
        } finally {
            for (Client each : clients) {
                each.close();
            }
        }
    }

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
    void toxicityZeroHasNoEffect() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis()).setToxicity(0);
        proxy.toxics().limitData("cut", UPSTREAM, 1).setToxicity(0);

        assertThat(client.ask("hello")).isEqualTo("hello");
        try (Client fresh = Client.of(proxy)) {
            assertThat(fresh.ask("hello")).isEqualTo("hello");
        }
    }

    @Test
    void toxicityIsDrawnPerConnection() throws IOException {
        proxy.toxics().limitData("some", DOWNSTREAM, 0).setToxicity(0.5f);

        int cut = 0;
        for (int i = 0; i < 100; i++) {
            try (Client one = Client.of(proxy)) {
                one.send("x");
                cut += one.receive(1).isEmpty() ? 1 : 0;
            }
        }
        assertThat(cut).isBetween(20, 80);
    }

    @Test
    void bandwidthLimitsTheRateAndIsUndone() throws IOException {
        Bandwidth bandwidth = proxy.toxics().bandwidth("narrow", DOWNSTREAM, 100);
        String text = "x".repeat(30_000);
        Instant start = Instant.now();
        assertThat(client.ask(text)).isEqualTo(text);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(280));

        bandwidth.setRate(1);
        client.send(text);
        assertThat(client.receive(100)).hasSize(100);
        bandwidth.remove();
        assertThat(client.receive(29_900)).hasSize(29_900);
    }

    @Test
    void bandwidthZeroLetsNothingThroughUntilItIsRemoved() throws IOException {
        Bandwidth bandwidth = proxy.toxics().bandwidth("none", DOWNSTREAM, 0);
        client.send("hello");
        assertThat(client.hearsNothingFor(Duration.ofMillis(200))).isTrue();

        bandwidth.remove();
        assertThat(client.receive(5)).isEqualTo("hello");
    }

    @Test
    void slowCloseKeepsTheEndBackAndIsUndone() throws IOException {
        SlowClose slow = proxy.toxics().slowClose("linger", DOWNSTREAM, LONG.toMillis());
        assertThat(client.ask("hello")).isEqualTo("hello");
        client.socket().shutdownOutput();
        assertThat(client.hearsNothingFor(Duration.ofMillis(200))).isTrue();

        slow.remove();
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void slowCloseLetsTheEndThroughAfterItsDelay() throws IOException {
        proxy.toxics().slowClose("linger", DOWNSTREAM, 200);
        Instant start = Instant.now();
        client.socket().shutdownOutput();

        assertThat(client.isAtEnd()).isTrue();
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void slicerSendsSmallPiecesApartAndIsUndone() throws IOException {
        Slicer slicer = proxy.toxics().slicer("thin", DOWNSTREAM, 10, TimeUnit.MILLISECONDS.toMicros(20));
        Instant start = Instant.now();
        String text = "0123456789".repeat(11);
        client.send(text);

        assertThat(client.socket().getInputStream().readNBytes(1)).hasSize(1);
        assertThat(client.socket().getInputStream().available()).isLessThan(109);
        assertThat(client.receive(109)).isEqualTo(text.substring(1));
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(190));
        slicer.remove();
        assertThat(client.ask(text)).isEqualTo(text);
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

    @Test
    void resetTakesEveryToxicOffAndEnablesEveryProxy() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
        proxy.toxics().timeout("black-hole", UPSTREAM, 0);
        Proxy disabled = toxiproxy.createProxy("disabled", "127.0.0.1:0", upstream.address());
        disabled.disable();

        toxiproxy.reset();

        assertThat(client.isAtEnd()).isTrue();
        assertThat(proxy.toxics().getAll()).isEmpty();
        for (Proxy each : toxiproxy.getProxies()) {
            assertThat(each.isEnabled()).isTrue();
            try (Client fresh = Client.of(each)) {
                assertThat(fresh.ask("hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void toxicsCanBeRemovedFromConnectionsThatAreStuckOrGone() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, LONG.toMillis());
        proxy.toxics().bandwidth("none", UPSTREAM, 0);
        client.send("stuck");
        try (Client gone = Client.of(proxy)) {
            gone.send("soon gone");
        }

        proxy.toxics().get("slow").remove();
        proxy.toxics().get("none").remove();
        assertThat(client.receive(5)).isEqualTo("stuck");
    }
}
