package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import eu.rekawek.toxiproxy.model.toxic.Latency;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Latency: bytes arrive later, all of them and in order. */
class LatencyToxicTest extends ConnectedFixture {
    private static final Duration LONG = Duration.ofHours(1);

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
}
