package dev.faultline.rehearsal.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a server counts as lost. */
class HeartbeatMonitorTest {
    private Instant now = Instant.EPOCH;
    private final HeartbeatMonitor<String> monitor = new HeartbeatMonitor<>(3, () -> now);

    @Test
    void threeMissesInARowMeanLost() {
        monitor.missed();
        monitor.missed();
        assertThat(monitor.lost()).isFalse();
        assertThat(monitor.presence()).isEqualTo(Presence.THERE);
        monitor.missed();
        assertThat(monitor.lost()).isTrue();
        assertThat(monitor.presence()).isEqualTo(Presence.LOST);
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        monitor.missed();
        monitor.missed();
        monitor.answered(Optional.of("well"));
        monitor.missed();
        monitor.missed();
        assertThat(monitor.lost()).isFalse();
    }

    @Test
    void theLatestAnswerIsForgottenOnceLost() {
        monitor.answered(Optional.of("well"));
        assertThat(monitor.latest()).contains("well");
        loseIt();
        assertThat(monitor.latest()).isEmpty();
    }

    @Test
    void anAnswerThatSaysNothingIsAnAnswer() {
        monitor.answered(Optional.of("well"));
        monitor.missed();
        monitor.missed();
        monitor.answered(Optional.empty());
        monitor.missed();
        assertThat(monitor.lost()).isFalse();
        assertThat(monitor.latest()).isEmpty();
    }

    @Test
    void silenceIsMeasuredFromTheLastAnswer() {
        now = Instant.EPOCH.plusSeconds(10);
        monitor.answered(Optional.of("well"));
        now = now.plusMillis(700);
        monitor.missed();
        assertThat(monitor.silence()).isEqualTo(Duration.ofMillis(700));
        assertThat(monitor.describe()).isEqualTo("1 heartbeats missed, last answer 700 ms ago");
    }

    @Test
    void aRestartForgetsAllOfIt() {
        monitor.answered(Optional.of("well"));
        loseIt();
        monitor.reset();
        assertThat(monitor.lost()).isFalse();
        assertThat(monitor.latest()).isEmpty();
    }

    private void loseIt() {
        monitor.missed();
        monitor.missed();
        monitor.missed();
    }
}
