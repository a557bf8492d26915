package dev.faultline.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes come back to the microsecond, and a damaged log says so. */
class OutcomeLogTest {
    private static final Instant SENT = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private static Outcome outcome(FailureKind failure, String detail) {
        return new Outcome(
                "load:X", "book", SENT, SENT.plusNanos(7_000), failure, failure == FailureKind.NONE ? 201 : 0, detail);
    }

    private Path logOf(List<Outcome> outcomes) throws IOException {
        Path file = folder.resolve("outcomes.tsv");
        Files.deleteIfExists(file);
        try (OutcomeLog log = new OutcomeLog(file)) {
            outcomes.forEach(log::append);
        }
        return file;
    }

    private static List<Outcome> read(Path file) throws IOException {
        try (Stream<Outcome> outcomes = OutcomeLog.read(file)) {
            return outcomes.toList();
        }
    }

    @Test
    void everyKindOfOutcomeComesBackAsItWas() throws IOException {
        List<Outcome> all = new ArrayList<>();
        for (FailureKind kind : FailureKind.values()) {
            all.add(outcome(kind, kind == FailureKind.NONE ? "" : "j.n.ConnectException: 漢字 🚀"));
        }
        assertThat(read(logOf(all))).isEqualTo(all);
    }

    @Test
    void whatIsFinerThanAMicrosecondIsDropped() {
        Outcome fine = new Outcome("s", "p", SENT.plusNanos(999), SENT.plusNanos(1_999), FailureKind.NONE, 200, "");
        Outcome back = OutcomeLog.parse(OutcomeLog.format(fine));
        assertThat(back.start()).isEqualTo(SENT);
        assertThat(back.responseTime()).isEqualTo(Duration.ofNanos(1_000));
    }

    @Test
    void instantsBeforeTheEpochComeBackToo() {
        Instant old = Instant.ofEpochSecond(-2, 999_999_000);
        Outcome back = OutcomeLog.parse(OutcomeLog.format(new Outcome("s", "p", old, old, FailureKind.NONE, 200, "")));
        assertThat(back.start()).isEqualTo(old);
    }

    @Test
    void tabsAndLineEndsInAnErrorBecomeSpaces() throws IOException {
        List<Outcome> read = read(logOf(List.of(outcome(FailureKind.TIMEOUT, "a\tb\nc\rd"))));
        assertThat(read).containsExactly(outcome(FailureKind.TIMEOUT, "a b c d"));
    }

    @Test
    void aLineThatACrashCutOffIsLeftOut() throws IOException {
        Outcome first = outcome(FailureKind.NONE, "");
        Path file = logOf(List.of(first, outcome(FailureKind.TIMEOUT, "late")));
        byte[] whole = Files.readAllBytes(file);
        int lineLength = OutcomeLog.format(first).length() + 1;
        int beforeDetail = whole.length - "\tlate\n".length();
        for (int cut = lineLength; cut <= beforeDetail; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertThat(read(file)).as("cut at %d", cut).containsExactly(first);
        }
    }

    @Test
    void aBadLineElsewhereIsNamedAndNotSkipped() throws IOException {
        String good = OutcomeLog.format(outcome(FailureKind.NONE, ""));
        for (String bad : List.of(
                "load:X\tbook",
                good.replace("NONE", "SOME"),
                good.replace("201", "2o1"),
                good + "\tmore",
                good.replaceFirst("\t\\d+", "\t99999999999999999999"),
                "")) {
            Path file = logOf(List.of(outcome(FailureKind.NONE, "")));
            Files.writeString(file, bad + "\n" + good + "\n", StandardOpenOption.APPEND);
            assertThatThrownBy(() -> read(file))
                    .as(bad)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("outcomes.tsv:2: ");
        }
    }

    @Test
    void aLogIsNeverWrittenOver() throws IOException {
        Path file = logOf(List.of());
        assertThatThrownBy(() -> new OutcomeLog(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aLongLogIsReadWhole() throws IOException {
        List<Outcome> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            many.add(new Outcome(
                    "load:X", "p" + i, SENT.plusSeconds(i), SENT.plusSeconds(i), FailureKind.NONE, 200, ""));
        }
        assertThat(read(logOf(many))).isEqualTo(many);
    }
}
