package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.WriteAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written to a temporary file is what is read from it, gaps included. */
class FormatTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static <T> T through(Format<T> format, T item) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(item, new DataOutputStream(bytes));
        return format.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void aLineOfTheLedgerKeepsAllThatIsJudged() throws IOException {
        for (LedgerEntry line : List.of(
                new LedgerEntry.Intent("w", "r", "book", "booked", "", AT),
                new LedgerEntry.Intent(null, null, null, null, "", null),
                new LedgerEntry.Answered("ключ", WriteAnswer.REJECTED, "7", 3, AT, ""),
                new LedgerEntry.Answered("w", WriteAnswer.ACKNOWLEDGED, null, 0, null, ""))) {
            assertThat(through(new LedgerFormat(), line)).isEqualTo(line);
        }
    }

    @Test
    void aTraceIsReadAsItWasWritten() throws IOException {
        for (Trace trace : List.of(
                new Trace.Written(new Write("w", "r", "book", "booked", "7", 3, AT, AT.plusNanos(1), 2, 1, 3)),
                new Trace.Written(new Write("w", null, "write", "", "", 0, null, null, 0, 0, 1)),
                new Trace.Held(new HeldRecord("r", "7", "slot", 12, "booked", 3)),
                new Trace.Held(new HeldRecord(null, null, null, 0, null, 0)))) {
            assertThat(through(new TraceFormat(), trace)).isEqualTo(trace);
        }
    }
}
