package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private final Lateness lateness =
            new Lateness(List.of(ms(100), ms(200), ms(300), ms(9_000)).iterator());

    @Test
    void aUserIsLateByItsActualStartLessItsPlannedOne() {
        lateness.started(ms(100));
        lateness.started(ms(250));
        assertThat(lateness.max()).isCloseTo(ms(50), ms(1));
    }

    @Test
    void aUserThatStartsEarlyIsNotLate() {
        lateness.started(ms(99));
        assertThat(lateness.max()).isZero();
    }

    @Test
    void aUserThatWasDueAndNeverStartedIsLateToo() {
        lateness.started(ms(100));
        lateness.ended(ms(1_300));
        assertThat(lateness.plannedUsers()).isEqualTo(3);
        assertThat(lateness.startedUsers()).isEqualTo(1);
        assertThat(lateness.max()).isCloseTo(ms(1_100), ms(2));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void whatWasLateBeforeTheJudgedStretchIsForgotten() {
        lateness.started(ms(900));
        lateness.countAnew();
        lateness.started(ms(220));
        assertThat(lateness.max()).isCloseTo(ms(20), ms(1));
        assertThat(lateness.startedUsers()).isEqualTo(2);
    }
}
