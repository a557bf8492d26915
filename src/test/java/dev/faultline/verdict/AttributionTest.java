package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several outages a fault answers for. */
class AttributionTest {
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final Duration TOOK = Duration.ofMillis(20);
    private static final Scenario TWO_KILLS = BareSystem.scenario(kill("first", 0), kill("second", 5));
    private static final List<Event> EVENTS = List.of(injected("first", 10), injected("second", 15), ended(40));
    private static final Outage AFTER_THE_FIRST = outage(10.1, 10.7);
    private static final Outage AFTER_THE_SECOND = outage(15.1, 15.9);

    @Test
    void theOutageAfterTheNextFaultIsNotTheFirstOnes() {
        assertThat(of("first", AFTER_THE_FIRST, AFTER_THE_SECOND)).containsExactly(AFTER_THE_FIRST);
    }

    @Test
    void theLastFaultAnswersForWhatComesAfterIt() {
        assertThat(of("second", AFTER_THE_SECOND)).containsExactly(AFTER_THE_SECOND);
    }

    @Test
    void anOutageThatLastsAcrossTheNextFaultBeganWithTheFirst() {
        Outage across = outage(10.1, 16);
        assertThat(of("first", across)).containsExactly(across);
    }

    @Test
    void ofAFaultThatNeverCameAllAreKept() {
        assertThat(Attribution.of(rto("never"), TWO_KILLS, EVENTS, List.of(AFTER_THE_SECOND)))
                .containsExactly(AFTER_THE_SECOND);
    }

    private static List<Outage> of(String fault, Outage... outages) {
        return Attribution.of(rto(fault), TWO_KILLS, EVENTS, List.of(outages));
    }

    private static Objective.Rto rto(String fault) {
        return new Objective.Rto(
                "recovers",
                List.of(),
                "book",
                fault,
                Objective.Origin.INJECTION,
                Duration.ofSeconds(3),
                0.99,
                Duration.ofSeconds(2));
    }

    private static FaultSpec kill(String id, int at) {
        NodeSelector database = new NodeSelector(
                Optional.empty(), Optional.of("database"), Optional.empty(), Optional.empty(), Optional.empty());
        return new FaultSpec.ProcessKill(id, Duration.ofSeconds(at), database);
    }

    private static Event injected(String fault, double second) {
        return new Event.FaultInjected(
                at(second), fault, "process-kill", List.of("db-a"), at(second).plus(TOOK));
    }

    private static Event ended(double second) {
        return new Event.LoadEnded(
                at(second), "load:BookingSimulation", 10, 10, 0, 100, Duration.ZERO, Duration.ZERO, "completed");
    }

    private static Outage outage(double from, double recovered) {
        return new Outage("book", at(from), Optional.of(at(recovered)), Duration.ZERO, 3);
    }

    private static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1000));
    }
}
