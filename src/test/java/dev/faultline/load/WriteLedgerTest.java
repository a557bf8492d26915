package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteLedgerTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void anIntentCanBeReadWhileTheLedgerIsStillOpen() throws IOException {
        try (WriteLedger ledger = ledger()) {
            ledger.intend("w1", "w1", "book", "booked", "andheri-1");
            assertThat(entries())
                    .containsExactly(new LedgerEntry.Intent("w1", "w1", "book", "booked", "andheri-1", NOW));
        }
    }

    @Test
    void anAnswerCarriesTheSystemsIdAndVersion() throws IOException {
        try (WriteLedger ledger = ledger()) {
            ledger.answered("w1", OptionalInt.of(201), "{\"id\":\"77\",\"version\":1}");
            assertThat(entries())
                    .containsExactly(
                            new LedgerEntry.Answered("w1", WriteAnswer.ACKNOWLEDGED, "77", 1, NOW, "HTTP 201"));
        }
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"id\":\"1\",\"version\":1}|ACKNOWLEDGED",
                "201|not json at all|ACKNOWLEDGED",
                "409|{\"error\":\"slot_full\",\"applied\":false}|REJECTED",
                "404||REJECTED",
                "503|{\"applied\":false}|REJECTED",
                "503|{\"applied\":true}|INDETERMINATE",
                "503|{\"applied\":\"false\"}|INDETERMINATE",
                "500|{}|INDETERMINATE",
                "504|<html>|INDETERMINATE",
                "302||INDETERMINATE"
            })
    void whatAnAnswerAllowsToConclude(int status, String body, WriteAnswer conclusion) throws IOException {
        try (WriteLedger ledger = ledger()) {
            ledger.answered("w1", OptionalInt.of(status), body == null ? "" : body);
        }
        assertThat(entries()).singleElement().extracting("answer").isEqualTo(conclusion);
    }

    @Test
    void noWholeAnswerIsIndeterminateWhateverHasComeOfIt() throws IOException {
        try (WriteLedger ledger = ledger()) {
            ledger.answered("w1", OptionalInt.empty(), "{\"applied\":false}");
        }
        assertThat(entries()).singleElement().extracting("answer").isEqualTo(WriteAnswer.INDETERMINATE);
    }

    private WriteLedger ledger() throws IOException {
        return WriteLedger.into(folder.resolve("ledger.jsonl"), () -> NOW);
    }

    private List<LedgerEntry> entries() throws IOException {
        try (Stream<LedgerEntry> lines = JsonLines.read(folder.resolve("ledger.jsonl"), LedgerEntry.class)) {
            return lines.toList();
        }
    }
}
