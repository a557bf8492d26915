package dev.faultline.toxics;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import eu.rekawek.toxiproxy.model.toxic.SlowClose;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Toxics that slow bytes or their end down: bandwidth, slicer and slow_close. */
class RateToxicsTest extends ConnectedFixture {
    private static final Duration LONG = Duration.ofHours(1);

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
}
