package dev.faultline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's folder as a history. */
class RecordedHistoryTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private RunFiles files;

    @BeforeEach
    void openTheFolder() {
        files = new RunFiles(folder);
    }

    @SafeVarargs
    private static <T> void write(Path file, Class<T> type, T... lines) throws IOException {
        try (JsonLines<T> out = new JsonLines<>(file, type)) {
            List.of(lines).forEach(out::append);
        }
    }

    @Test
    void eventsComeInOrderOfTimeHoweverTheyWereWritten() throws IOException {
        write(files.timeline(), Event.class, new Event.LoadStarted(AT.plusSeconds(1), "b"));
        write(files.timeline(), Event.class, new Event.LoadStarted(AT, "a"));
        assertThat(new RecordedHistory(files).events()).extracting(Event::at).containsExactly(AT, AT.plusSeconds(1));
    }

    @Test
    void theLedgerIsTheLedgersOfAllWriters() throws IOException {
        for (String writer : List.of("load:BookingSimulation", "probe:book")) {
            write(
                    files.ledger(writer),
                    LedgerEntry.class,
                    new LedgerEntry.Intent(writer, writer, "book", "booked", "s", AT));
        }
        try (Stream<LedgerEntry> ledger = new RecordedHistory(files).ledger()) {
            assertThat(ledger)
                    .extracting(LedgerEntry::write)
                    .containsExactlyInAnyOrder("load:BookingSimulation", "probe:book");
        }
    }

    @Test
    void aSystemThatWasNotReadBackHoldsNothingKnown() throws IOException {
        assertThat(new RecordedHistory(files).held()).isEmpty();
        HeldRecord held = new HeldRecord("k", "1", "slot", 12, "booked", 1);
        write(files.held(), HeldRecord.class, held);
        try (Stream<HeldRecord> records = new RecordedHistory(files).held().orElseThrow()) {
            assertThat(records).containsExactly(held);
        }
    }

    @Test
    void whenARecordWasCommittedIsKeptWhereItIsKnown() throws IOException {
        HeldRecord known = new HeldRecord("k", "1", "slot", 12, "booked", 1, Optional.of(AT));
        HeldRecord unknown = new HeldRecord("l", "2", "slot", 12, "booked", 1);
        write(files.held(), HeldRecord.class, known, unknown);
        assertThat(Files.readAllLines(files.held()))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"committed\":\"" + AT + "\""),
                        line -> assertThat(line).doesNotContain("committed"));
        try (Stream<HeldRecord> records = new RecordedHistory(files).held().orElseThrow()) {
            assertThat(records).containsExactly(known, unknown);
        }
    }

    @Test
    void aRunWithoutOutcomesHasNone() throws IOException {
        try (Stream<Outcome> outcomes = new RecordedHistory(files).outcomes()) {
            assertThat(outcomes).isEmpty();
        }
    }
}
