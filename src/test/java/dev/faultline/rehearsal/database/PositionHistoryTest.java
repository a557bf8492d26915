package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A position of the log as an age. */
class PositionHistoryTest {
    private final PositionHistory history = new PositionHistory();

    @Test
    void whoHasAllIsNotBehind() {
        reached(100, 0);
        reached(200, 1);
        assertThat(history.age(200)).contains(Duration.ZERO);
    }

    @Test
    void aReplicaIsAsOldAsTheNewestThatItHas() {
        reached(100, 0);
        reached(200, 1);
        reached(300, 4);
        assertThat(history.age(100)).contains(Duration.ofSeconds(4));
        assertThat(history.age(250)).contains(Duration.ofSeconds(3));
    }

    @Test
    void aReplicaThatStandsStillAgesWhileOthersWrite() {
        reached(100, 0);
        for (int second = 1; second <= 60; second++) {
            reached(100 + second, second);
            assertThat(history.age(100)).contains(Duration.ofSeconds(second));
        }
    }

    @Test
    void whatNobodyWritesToDoesNotAge() {
        reached(100, 0);
        reached(100, 600);
        assertThat(history.age(100)).contains(Duration.ZERO);

        reached(101, 601);
        assertThat(history.age(100)).as("it had all until one second ago").contains(Duration.ofSeconds(1));
    }

    @Test
    void ofAnUnknownWriterNothingIsSaid() {
        assertThat(history.age(0)).isEmpty();
        reached(100, 0);
        history.beginAnew();
        assertThat(history.age(0)).isEmpty();
    }

    @Test
    void anAnswerThatIsHeardTwiceChangesNothing() {
        reached(100, 0);
        reached(200, 1);
        reached(200, 1);
        assertThat(history.age(100)).contains(Duration.ofSeconds(1));
    }

    private void reached(long position, long second) {
        history.writerReached(position, Instant.EPOCH.plusSeconds(second));
    }
}
