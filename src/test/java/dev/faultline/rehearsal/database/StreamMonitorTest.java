package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.database.DatabaseStatus.StandbyStatus;
import dev.faultline.rehearsal.database.FailoverDecision.Stream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a standby counts as one that no longer streams. */
class StreamMonitorTest {
    private final StreamMonitor monitor = new StreamMonitor(3);

    @Test
    void threeAnswersInARowWithoutAStreamMeanThatItIsLost() {
        monitor.answered(followed());
        monitor.answered(alone());
        monitor.answered(alone());
        assertThat(monitor.judge(false)).isEqualTo(Stream.UNSEEN);
        monitor.answered(alone());
        assertThat(monitor.judge(false)).isEqualTo(Stream.LOST);
    }

    @Test
    void oneAnswerWithAStreamAndItIsBack() {
        for (int answers = 0; answers < 5; answers++) {
            monitor.answered(alone());
        }
        monitor.answered(followed());
        assertThat(monitor.judge(true)).isEqualTo(Stream.UP);
    }

    @Test
    void aRestartForgetsWhatWasMissed() {
        for (int answers = 0; answers < 5; answers++) {
            monitor.answered(alone());
        }
        monitor.reset();
        assertThat(monitor.judge(false)).isEqualTo(Stream.UNSEEN);
    }

    private static DatabaseStatus alone() {
        return new DatabaseStatus(Instant.EPOCH, true, 1, Optional.empty());
    }

    private static DatabaseStatus followed() {
        return new DatabaseStatus(Instant.EPOCH, true, 1, Optional.of(new StandbyStatus("streaming", "sync", 1)));
    }
}
