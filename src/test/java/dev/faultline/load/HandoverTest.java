package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {
    @Test
    void whatFindsNoRoomIsCountedAndNeverWaitedFor() throws InterruptedException {
        Handover handover = new Handover(2);
        for (int i = 0; i < 5; i++) {
            handover.give(new Observation.UserStarted(Instant.ofEpochSecond(i)));
        }
        List<Observation> taken = new ArrayList<>();
        handover.take(taken, Duration.ZERO);
        assertThat(taken).hasSize(2);
        assertThat(handover.dropped()).isEqualTo(3);
    }
}
