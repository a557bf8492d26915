package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FAR = NOW.plusSeconds(3_600);

    private final Interruption interruption = new Interruption();

    @Test
    void aRequestEndsEveryWaitAtOnce() throws InterruptedException {
        Thread other = new Thread(() -> interruption.request("enough"));
        other.start();
        interruption.awaitUntil(FAR, () -> NOW);
        other.join();
        assertThat(interruption.reason()).hasValue("enough");
        assertThat(interruption.awaitUntil(() -> false, FAR, () -> NOW)).isFalse();
    }

    @Test
    void theFirstReasonStays() {
        interruption.request("first");
        interruption.request("second");
        assertThat(interruption.reason()).hasValue("first");
    }

    @Test
    void aPersonIsHeardByTheirReason() {
        interruption.requestByPerson("it was stopped by ravi");
        assertThat(interruption.byPerson()).isTrue();
        assertThat(interruption.reason()).hasValue("it was stopped by ravi");
    }

    @Test
    void whatARunMeetsIsNoPersonsWish() {
        interruption.request("a stop condition");
        assertThat(interruption.byPerson()).isFalse();
    }

    @Test
    void aPersonIsHeardAlsoWhereTheRunIsCutShortAlready() {
        interruption.request("a stop condition");
        interruption.requestByPerson("it was stopped by ravi");
        interruption.request("another stop condition");
        assertThat(interruption.byPerson()).isTrue();
        assertThat(interruption.reason()).hasValue("a stop condition");
    }

    @Test
    void aConditionThatHoldsEndsTheWait() throws InterruptedException {
        assertThat(interruption.awaitUntil(() -> true, FAR, () -> NOW)).isTrue();
        assertThat(interruption.reason()).isEmpty();
    }

    @Test
    void aLimitThatHasPassedEndsTheWaitToo() throws InterruptedException {
        assertThat(interruption.awaitUntil(() -> false, NOW, () -> NOW)).isFalse();
    }
}
