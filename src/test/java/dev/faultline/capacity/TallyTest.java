package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.CapacitySpec.Level;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests are counted against a service level as it is meant. */
class TallyTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Level HALF_A_SECOND = new Level(List.of("book", "zones"), Duration.ofMillis(500), 0.95);

    private static Outcome outcome(String path, long millis, FailureKind failure) {
        return new Outcome("load:n1-1", path, START, START.plusMillis(millis), failure, 200, "");
    }

    @Test
    void whatIsLateAndWhatFailedIsTwoThings() {
        Tally tally = Tally.of(
                List.of(
                        outcome("book", 500, FailureKind.NONE),
                        outcome("book", 501, FailureKind.NONE),
                        outcome("book", 20, FailureKind.SERVER_ERROR),
                        outcome("zones", 900, FailureKind.TIMEOUT)),
                HALF_A_SECOND);
        assertThat(tally.requests()).isEqualTo(4);
        assertThat(tally.late()).as("good, and later than promised").isEqualTo(1);
        assertThat(tally.failed()).isEqualTo(2);
        assertThat(tally.worst()).hasValue("zones: 100 % of 1 missed it, 0 late and 1 failed");
        assertThat(tally.latency().p99()).isBetween(Duration.ofMillis(899), Duration.ofMillis(902));
    }

    @Test
    void onlyThePathsThatCountAreCounted() {
        Tally tally = Tally.of(
                List.of(outcome("book", 10, FailureKind.NONE), outcome("flood", 4_000, FailureKind.TIMEOUT)),
                HALF_A_SECOND);
        assertThat(tally.requests()).isEqualTo(1);
        assertThat(tally.late() + tally.failed()).isZero();
        assertThat(tally.worst()).isEmpty();
    }

    @Test
    void nothingAtAllIsCountedAsNothing() {
        Tally tally = Tally.of(List.of(), HALF_A_SECOND);
        assertThat(tally.requests()).isZero();
        assertThat(tally.latency().p95()).isZero();
    }
}
