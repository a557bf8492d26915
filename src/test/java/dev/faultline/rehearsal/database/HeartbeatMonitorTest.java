package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.database.DatabaseStatus.StandbyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a database counts as lost. */
class HeartbeatMonitorTest {
    private Instant now = Instant.EPOCH;
    private final HeartbeatMonitor monitor = new HeartbeatMonitor(3, () -> now);

    @Test
    void soManyMissesInARowMeanLost() {
        monitor.missed();
        monitor.missed();
        assertThat(monitor.lost()).isFalse();
        monitor.missed();
        assertThat(monitor.lost()).isTrue();
        assertThat(monitor.misses()).isEqualTo(3);
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        monitor.missed();
        monitor.missed();
        monitor.answered(alone());
        monitor.missed();
        monitor.missed();
        assertThat(monitor.lost()).isFalse();
    }

    @Test
    void aLostDatabasesLastAnswerIsNotShownAnyMore() {
        monitor.answered(alone());
        assertThat(monitor.latest()).isPresent();
        monitor.missed();
        monitor.missed();
        monitor.missed();
        assertThat(monitor.latest()).isEmpty();
    }

    @Test
    void silenceIsMeasuredFromTheLastAnswer() {
        now = Instant.EPOCH.plusSeconds(10);
        monitor.answered(alone());
        now = now.plusMillis(700);
        monitor.missed();
        assertThat(monitor.silence()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void aStandbyThatStopsStreamingIsLostTheSameWay() {
        monitor.answered(followed());
        monitor.answered(alone());
        monitor.answered(alone());
        assertThat(monitor.streamLost()).isFalse();
        monitor.answered(alone());
        assertThat(monitor.streamLost()).isTrue();
        monitor.answered(followed());
        assertThat(monitor.streamLost()).isFalse();
    }

    @Test
    void aRestartForgetsAllOfIt() {
        monitor.missed();
        monitor.missed();
        monitor.missed();
        monitor.reset();
        assertThat(monitor.lost()).isFalse();
        assertThat(monitor.latest()).isEmpty();
    }

    private static DatabaseStatus alone() {
        return new DatabaseStatus(Instant.EPOCH, true, 1, Optional.empty());
    }

    private static DatabaseStatus followed() {
        return new DatabaseStatus(Instant.EPOCH, true, 1, Optional.of(new StandbyStatus("streaming", "sync", 1)));
    }
}
