package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveFiguresTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final LiveFigures figures = new LiveFigures(() -> now);

    @Test
    void aWindowCountsTheWholeSecondsBeforeThisOne() {
        add(START, FailureKind.NONE, 10);
        add(START.plusMillis(900), FailureKind.TIMEOUT, 2000);
        now = START.plusMillis(1500);
        add(now, FailureKind.NONE, 10);
        LiveFigures.Window window = figures.over(Duration.ofSeconds(1));
        assertThat(window.requests()).isEqualTo(2);
        assertThat(window.failed()).isEqualTo(1);
        assertThat(window.errorRatio()).isEqualTo(0.5);
        assertThat(window.perSecond()).isEqualTo(2.0);
    }

    @Test
    void whatLiesBeforeTheWindowIsForgotten() {
        add(START, FailureKind.SERVER_ERROR, 10);
        add(START.plusSeconds(4), FailureKind.NONE, 10);
        now = START.plusSeconds(5);
        assertThat(figures.over(Duration.ofSeconds(2)).failed()).isZero();
        assertThat(figures.over(Duration.ofSeconds(5)).failed()).isEqualTo(1);
    }

    @Test
    void outcomesThatArriveLateStillCountInTheirOwnSecond() {
        add(START.plusSeconds(2), FailureKind.NONE, 10);
        add(START.plusSeconds(1), FailureKind.TIMEOUT, 10);
        add(START.plusSeconds(2), FailureKind.NONE, 10);
        now = START.plusSeconds(3);
        assertThat(figures.over(Duration.ofSeconds(1)).requests()).isEqualTo(2);
        assertThat(figures.over(Duration.ofSeconds(2)).requests()).isEqualTo(3);
    }

    @Test
    void aSecondThatComesLateDoesNotPushOutOthers() {
        for (int second = 0; second < 200; second++) {
            add(START.plusSeconds(second + 1), FailureKind.NONE, 10);
            add(START.plusSeconds(second), FailureKind.NONE, 10);
        }
        now = START.plusSeconds(200);
        assertThat(figures.over(Duration.ofSeconds(100)).requests()).isEqualTo(200);
    }

    @Test
    void nothingAtAllIsNoError() {
        assertThat(figures.over(Duration.ofSeconds(3)).errorRatio()).isZero();
    }

    private void add(Instant end, FailureKind failure, int millis) {
        figures.add(new Outcome("load:X", "book", end.minusMillis(millis), end, failure, 0, ""));
    }
}
