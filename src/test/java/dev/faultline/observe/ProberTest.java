package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.scenario.SystemSpec.Probe;
import dev.faultline.scenario.SystemSpec.ProbeWrite;
import dev.faultline.target.StandInServer;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ProberTest {
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<LedgerEntry> ledger = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void eachProbeOfAWriteHasAnOutcomeAnIntentAndAnAnswer() throws IOException, InterruptedException {
        try (StandInServer system = new StandInServer(201, "{\"id\":\"7\",\"version\":1}")) {
            probe(system.uri(), "/bookings");
        }
        assertThat(outcomes)
                .allMatch(Outcome::good)
                .allMatch(outcome -> outcome.source().equals("probe:book"));
        assertThat(ledger).filteredOn(LedgerEntry.Intent.class::isInstance).hasSameSizeAs(outcomes);
        assertThat(ledger)
                .filteredOn(LedgerEntry.Answered.class::isInstance)
                .hasSameSizeAs(outcomes)
                .allSatisfy(entry ->
                        assertThat(((LedgerEntry.Answered) entry).answer()).isEqualTo(WriteAnswer.ACKNOWLEDGED));
        assertThat(events).isEmpty();
    }

    @Test
    void aRedirectionServesNobody() throws IOException, InterruptedException {
        try (StandInServer system = new StandInServer(302, "")) {
            probe(system.uri(), "/bookings");
        }
        assertThat(outcomes).allMatch(outcome -> outcome.failure() == FailureKind.CHECK_FAILED);
    }

    @Test
    void aSystemThatIsNotThereIsRefusedAndTheWriteIsInDoubt() throws InterruptedException {
        probe(URI.create("http://127.0.0.1:1"), "/bookings");
        assertThat(outcomes).allMatch(outcome -> outcome.failure() == FailureKind.REFUSED);
        assertThat(ledger)
                .filteredOn(LedgerEntry.Answered.class::isInstance)
                .allSatisfy(entry ->
                        assertThat(((LedgerEntry.Answered) entry).answer()).isEqualTo(WriteAnswer.INDETERMINATE));
    }

    @Test
    void aProbeThatCannotBeSentIsAnObservationLost() throws InterruptedException {
        try (Prober prober = prober(URI.create("http://127.0.0.1:1"), "not a path")) {
            await().until(() -> events.size() >= 2);
        }
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(((Event.ObservationLost) event).what()).isEqualTo("probe:book"));
        assertThat(outcomes).isEmpty();
    }

    private void probe(URI base, String path) throws InterruptedException {
        try (Prober prober = prober(base, path)) {
            await().until(() -> outcomes.size() >= 3);
        }
    }

    private Prober prober(URI base, String path) {
        Probe probe = new Probe(
                "book",
                Duration.ofMillis(10),
                Duration.ofSeconds(2),
                "POST",
                path,
                Optional.of("{}"),
                Optional.of(new ProbeWrite("book", "booked", "probe")));
        return new Prober(
                probe,
                new Prober.Access(base, Optional.empty(), "token", "run"),
                AnchoredClock.anchored("test"),
                new Prober.Sinks(outcomes::add, ledger::add, events::add));
    }
}
