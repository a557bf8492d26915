package dev.faultline.rehearsal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Waits end when their time is over or the platform stops. */
class StopSignalTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final StopSignal stop = new StopSignal();

    @Test
    void aConditionThatComesToHoldIsSeen() throws Exception {
        int[] looks = {0};
        assertThat(stop.await(() -> ++looks[0] == 3, SHORT, Duration.ofHours(1)))
                .isTrue();
    }

    @Test
    void aConditionThatNeverHoldsIsGivenUp() throws Exception {
        assertThat(stop.await(() -> false, SHORT, Duration.ofMillis(5))).isFalse();
    }

    @Test
    void aWaitEndsWhenThePlatformStops() {
        stop.raise();
        assertThatThrownBy(() -> stop.pause(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
    }
}
