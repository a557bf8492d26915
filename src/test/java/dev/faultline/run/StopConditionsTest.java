package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.StopCondition;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopConditionsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final StopCondition HALF_FOR_FIVE_SECONDS = new StopCondition.ErrorRatio(0.5, Duration.ofSeconds(5));

    private Instant now = START;
    private long inFlight;
    private final LiveFigures figures = new LiveFigures(() -> now);

    @Test
    void tooManyErrorsOverTheWholeWindowStopTheRun() {
        seconds(0, 6, FailureKind.SERVER_ERROR);
        now = START.plusSeconds(7);
        assertThat(conditions().met()).hasValueSatisfying(met -> {
            assertThat(met.condition()).contains("50.0 %").contains("5 s");
            assertThat(met.found()).contains("100.0 %");
        });
    }

    @Test
    void aFirstSecondFullOfErrorsIsNotAWholeWindow() {
        seconds(0, 1, FailureKind.SERVER_ERROR);
        now = START.plusSeconds(2);
        assertThat(conditions().met()).isEmpty();
    }

    @Test
    void fewerErrorsThanTheLimitAreBorne() {
        seconds(0, 4, FailureKind.NONE);
        seconds(4, 6, FailureKind.SERVER_ERROR);
        now = START.plusSeconds(7);
        assertThat(conditions().met()).isEmpty();
    }

    @Test
    void tooManyUsersInFlightStopTheRunAtOnce() {
        inFlight = 11;
        assertThat(conditions().met())
                .hasValueSatisfying(met -> assertThat(met.found()).isEqualTo("11 in flight"));
        inFlight = 10;
        assertThat(conditions().met()).isEmpty();
    }

    private StopConditions conditions() {
        return new StopConditions(
                List.of(HALF_FOR_FIVE_SECONDS, new StopCondition.InFlight(10)),
                figures,
                () -> inFlight,
                () -> now,
                START);
    }

    private void seconds(int from, int to, FailureKind failure) {
        for (int second = from; second < to; second++) {
            for (int i = 0; i < 10; i++) {
                Instant end = START.plusSeconds(second).plusMillis(i * 90L);
                figures.add(new Outcome("load:X", "book", end, end, failure, 0, ""));
            }
        }
    }
}
