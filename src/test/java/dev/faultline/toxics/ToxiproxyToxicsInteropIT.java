package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every toxic does the same on both makes. The upper bounds leave room for a machine that is busy. */
@ParameterizedClass(name = "{0}")
@MethodSource("makes")
class ToxiproxyToxicsInteropIT extends InteropFixture {
    private static final Duration ROOM = Duration.ofMillis(150);

    private Upstream upstream;
    private Proxy proxy;
    private Client client;

    @BeforeEach
    void open() throws IOException {
        upstream = Upstream.echo();
        proxy = proxyTo(upstream);
        client = Client.of(proxy);
        client.ask("warm");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        upstream.close();
    }

    @Test
    void latencyDelaysEachWayOnItsOwn() throws IOException {
        proxy.toxics().latency("down", DOWNSTREAM, 100);
        assertThat(client.roundTrip()).isBetween(Duration.ofMillis(100), ROOM.plusMillis(100));

        proxy.toxics().latency("up", UPSTREAM, 200);
        assertThat(client.roundTrip()).isBetween(Duration.ofMillis(300), ROOM.plusMillis(300));
    }

    @Test
    void jitterSpreadsLatencyBothWays() throws IOException {
        proxy.toxics().latency("jitter", DOWNSTREAM, 50).setJitter(40);
        List<Duration> trips = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            trips.add(client.roundTrip());
        }
        trips.sort(null);

        assertThat(trips.get(0)).isBetween(Duration.ofMillis(9), Duration.ofMillis(35));
        assertThat(trips.get(20)).isBetween(Duration.ofMillis(30), Duration.ofMillis(75));
        assertThat(trips.get(39)).isBetween(Duration.ofMillis(65), ROOM.plusMillis(90));
    }

    @Test
    void bandwidthIsInThousandsOfBytesASecond() throws IOException {
        proxy.toxics().bandwidth("narrow", DOWNSTREAM, 500);
        String text = "x".repeat(300_000);
        Instant start = Instant.now();

        assertThat(client.ask(text)).isEqualTo(text);
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(550), Duration.ofMillis(900));
    }

    @Test
    void bandwidthZeroLetsNothingThrough() throws IOException {
        proxy.toxics().bandwidth("none", DOWNSTREAM, 0);
        client.send("hello");

        assertThat(client.hearsNothingFor(Duration.ofMillis(300))).isTrue();
    }

    @Test
    void timeoutZeroHangsUntilItIsRemovedAndThenTheConnectionIsClosed() throws IOException {
        Timeout timeout = proxy.toxics().timeout("black-hole", DOWNSTREAM, 0);
        client.send("anyone there?");
        assertThat(client.hearsNothingFor(Duration.ofMillis(300))).isTrue();

        timeout.remove();
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void timeoutClosesAConnectionThatHasBeenSilentForSoLong() throws IOException {
        proxy.toxics().timeout("give-up", UPSTREAM, 400);
        assertThat(client.hearsNothingFor(Duration.ofMillis(250))).isTrue();
        client.send("still here");
        Instant start = Instant.now();

        assertThat(client.isAtEnd()).isTrue();
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(390), ROOM.plusMillis(400));
    }

    @Test
    void resetPeerArrivesAsAReset() throws IOException {
        proxy.toxics().resetPeer("reset", DOWNSTREAM, 100);
        try (Client fresh = Client.of(proxy)) {
            fresh.send("hello");
            Instant start = Instant.now();

            assertThatThrownBy(() -> fresh.receive(5))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("Connection reset");
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(90), ROOM.plusMillis(100));
        }
    }

    @Test
    void slicerHalvesUntilTheSizeIsReached() throws IOException {
        proxy.toxics()
                .slicer("thin", DOWNSTREAM, 100, TimeUnit.MILLISECONDS.toMicros(30))
                .setSizeVariation(20);
        client.send("x".repeat(1_000));
        List<Integer> sizes = new ArrayList<>();
        byte[] buffer = new byte[1_000];
        for (int left = 1_000; left > 0; left -= sizes.get(sizes.size() - 1)) {
            sizes.add(client.socket().getInputStream().read(buffer));
        }

        assertThat(sizes).hasSizeBetween(9, 25);
        assertThat(sizes).filteredOn(size -> size <= 120).hasSizeGreaterThan(sizes.size() * 3 / 4);
    }

    @Test
    void slicerWithoutVariationCutsAlike() throws IOException {
        proxy.toxics().slicer("thin", DOWNSTREAM, 10, TimeUnit.MILLISECONDS.toMicros(20));
        Instant start = Instant.now();

        assertThat(client.ask("x".repeat(110))).hasSize(110);
        assertThat(Duration.between(start, Instant.now()))
                .as("16 slices of 6 or 7 bytes, 15 delays between them")
                .isBetween(Duration.ofMillis(290), ROOM.plusMillis(320));
    }

    @Test
    void limitDataCutsToTheByte() throws IOException {
        for (int bytes : List.of(1, 7, 40_000, 1_000_003)) {
            try (Upstream talking =
                            Upstream.serving(socket -> socket.getOutputStream().write(new byte[2_000_000]));
                    Client fresh = talkingTo(talking, bytes)) {
                assertThat(fresh.receive(2_000_000)).as("%d bytes", bytes).hasSize(bytes);
            }
        }
    }

    private Client talkingTo(Upstream talking, int bytes) throws IOException {
        Proxy cutting = toxiproxy.createProxy("cutting-" + bytes, "127.0.0.1:0", talking.address());
        cutting.toxics().limitData("cut", DOWNSTREAM, bytes);
        return Client.of(cutting);
    }

    @Test
    void slowCloseKeepsTheEndBack() throws IOException {
        proxy.toxics().slowClose("linger", DOWNSTREAM, 300);
        assertThat(client.ask("hello")).isEqualTo("hello");
        Instant start = Instant.now();
        upstream.close();

        assertThat(client.isAtEnd()).isTrue();
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(290), ROOM.plusMillis(300));
    }

    @Test
    void toxicityZeroHasNoEffect() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, 10_000).setToxicity(0);

        try (Client fresh = Client.of(proxy)) {
            assertThat(fresh.roundTrip()).isLessThan(ROOM);
        }
    }

    @Test
    void resetTakesToxicsOffAndEnables() throws IOException {
        proxy.toxics().latency("slow", DOWNSTREAM, 10_000);
        proxy.disable();
        toxiproxy.reset();

        assertThat(toxiproxy.getProxy("link").isEnabled()).isTrue();
        try (Client fresh = Client.of(proxy)) {
            assertThat(fresh.ask("hello")).isEqualTo("hello");
        }
    }
}
