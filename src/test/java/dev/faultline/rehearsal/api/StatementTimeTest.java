package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The modelled time of a statement, on a clock that moves by 10 ms whenever it is asked. */
class StatementTimeTest {
    private final AtomicLong clock = new AtomicLong();

    @AfterEach
    void forgetTheInterruption() {
        var unused = Thread.interrupted();
    }

    private long now() {
        return clock.addAndGet(Duration.ofMillis(10).toNanos());
    }

    private StatementTime of(int millis) {
        return new StatementTime(Duration.ofMillis(millis), this::now);
    }

    @Test
    void aQuickStatementIsMadeToLastAsLong() {
        of(50).pass(0);
        assertThat(Duration.ofNanos(clock.get())).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aSlowOneIsNotHeldUpAndNorIsAnyWithoutAModel() {
        clock.set(Duration.ofMillis(200).toNanos());
        of(50).pass(0);
        of(0).pass(clock.get());
        assertThat(Duration.ofNanos(clock.get())).isEqualTo(Duration.ofMillis(220));
    }

    @Test
    void anInterruptionEndsItAndIsPassedOn() {
        Thread.currentThread().interrupt();
        of(60_000).pass(0);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(Duration.ofNanos(clock.get())).isLessThan(Duration.ofSeconds(1));
    }
}
