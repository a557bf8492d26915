package dev.faultline.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written comes back, and what a crash cut off is told from what is wrong. */
class JsonLinesTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final Duration TOOK = Duration.ofNanos(1_234_567_891L);
    private static final List<Event> EVERY_EVENT = List.of(
            new Event.Anchored(AT, new ClockAnchor("load:X", AT, -5, Duration.ofNanos(41))),
            new Event.ClockCompared(AT, "database", TOOK.negated(), TOOK),
            new Event.PhaseBegan(AT, Phase.WARM_UP),
            new Event.BaselineRejected(AT, "steady-latency required p95 at most 500 ms, measured p95 769 ms"),
            new Event.LoadStarted(AT, "load:X"),
            new Event.LoadEnded(AT, "load:X", 10, 9, 1, 1L << 40, TOOK, TOOK, "completed"),
            new Event.FaultInjected(AT, "kill", "process-kill", List.of("db-a", "db-b"), AT.plus(TOOK)),
            new Event.FaultBit(AT, "kill", "gone: \"pid\" 7\n\tand more ünd 漢字 🚀"),
            new Event.FaultReverted(AT, "kill", "healed"),
            new Event.RoleSeen(AT, "db-b", "b", "primary"),
            new Event.ReplicasSeen(AT, "api", 2, 3, Map.of("a", 0, "b", 1, "c", 1)),
            new Event.SignalSeen(AT, "replication-lag-bytes", "db-b", 1e300),
            new Event.SignalLost(AT, "replication-lag-bytes", "db-b"),
            new Event.ControlProbed(AT, TOOK),
            new Event.LinksCounted(
                    AT,
                    Event.Counting.AS_BYTES_PASS,
                    List.of(new LinkTraffic("api-a-to-redis", "api-a", "redis", 1L << 40, 0))),
            new Event.AlarmChanged(AT, "error-spike", "firing", "0.12 > 0.05"),
            new Event.AlarmDelivered(AT, "error-spike", "pager", "firing"),
            new Event.ReleaseSeen(AT, "api", "next", "rolled-back", "never \"healthy\""),
            new Event.RestoreAsked(AT, "bad-migration", AT.minusSeconds(1)),
            new Event.RestoreSeen(AT, "completed", "recovered to the instant that was asked for"),
            new Event.RegionsSeen(AT, "second", "db-r2", "promoted", "db-r2 takes writes"),
            new Event.ExposureProbed(AT, "https-is-mandatory", false, "POST was served over http"),
            new Event.InvariantChecked(AT, "after", "one-writer", true, "db-b"),
            new Event.ReadBack(AT, false, 12, "page 3 timed out"),
            new Event.CleanedUp(AT, 12, List.of("booking 7: status 500")),
            new Event.ProviderTold(AT, "rds", "bookings", "Multi-AZ instance failover completed"),
            new Event.ObservationLost(AT, "probe:book", "no token"),
            new Event.StopConditionMet(AT, "error-ratio", "0.9 over 5 s"),
            new Event.RunEnded(AT, "cut short", "SIGINT"));
    private static final List<LedgerEntry> EVERY_ENTRY = List.of(
            new LedgerEntry.Intent("w", "r", "cancel", "cancelled", "slot", AT),
            new LedgerEntry.Answered("w", WriteAnswer.ACKNOWLEDGED, "9", 2, AT, "200"),
            new LedgerEntry.Answered("w", WriteAnswer.INDETERMINATE, "", 0, AT, "timed out"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("lines.jsonl");
    }

    private <T> void write(List<T> lines, Class<T> type) throws IOException {
        try (JsonLines<T> out = new JsonLines<>(file, type)) {
            lines.forEach(out::append);
        }
    }

    private <T> List<T> read(Class<T> type) throws IOException {
        try (Stream<T> lines = JsonLines.read(file, type)) {
            return lines.toList();
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void everyKindOfEventComesBackAsItWas() throws IOException {
        assertThat(EVERY_EVENT).hasSize(Event.class.getPermittedSubclasses().length);
        write(EVERY_EVENT, Event.class);
        assertThat(read(Event.class)).isEqualTo(EVERY_EVENT);
    }

    @Test
    void everyLineOfALedgerComesBackAsItWas() throws IOException {
        write(EVERY_ENTRY, LedgerEntry.class);
        assertThat(read(LedgerEntry.class)).isEqualTo(EVERY_ENTRY);
    }

    @Test
    void eventsAreReadableOnDisk() throws IOException {
        write(List.of(new Event.ControlProbed(AT, TOOK)), Event.class);
        assertThat(file)
                .hasContent("{\"event\":\"control-probed\",\"at\":\"2026-03-01T12:00:00.123456789Z\","
                        + "\"roundTrip\":\"PT1.234567891S\"}\n");
    }

    @Test
    void whereverACrashCutsTheLastLineOffTheLinesBeforeItAreRead() throws IOException {
        write(EVERY_EVENT, Event.class);
        byte[] whole = Files.readAllBytes(file);
        int lastLine = Files.readString(file).lastIndexOf("{\"event\":\"run-ended\"");
        int start = whole.length - (Files.readString(file).length() - lastLine);
        for (int cut = start; cut < whole.length - 1; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertThat(read(Event.class)).isEqualTo(EVERY_EVENT.subList(0, EVERY_EVENT.size() - 1));
        }
    }

    @Test
    void halfACharacterAtTheEndDoesNotHideTheLinesBeforeIt() throws IOException {
        write(EVERY_EVENT.subList(0, 6), Event.class);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = whole.length - 12; cut < whole.length - 1; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertThat(read(Event.class)).isEqualTo(EVERY_EVENT.subList(0, 5));
        }
    }

    @Test
    void aBadLineThatIsNotTheLastIsNamedWithFileAndNumber() throws IOException {
        write(EVERY_ENTRY.subList(0, 1), LedgerEntry.class);
        append("{\"entry\":\"inte\n");
        append("{\"entry\":\"answered\"}\n");
        assertThatThrownBy(() -> read(LedgerEntry.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("lines.jsonl:2: ");
    }

    @Test
    void aBadLastLineThatHasItsEndIsNotTorn() throws IOException {
        append("{\"entry\":\"inte\n");
        assertThatThrownBy(() -> read(LedgerEntry.class)).hasMessageContaining("lines.jsonl:1: ");
    }

    @Test
    void anUnknownFieldAnUnknownKindTwoRecordsOnALineAndNullAreBadLines() throws IOException {
        String good = "{\"event\":\"load-started\",\"at\":\"2026-03-01T12:00:00Z\",\"source\":\"x\"";
        for (String bad :
                List.of(good + ",\"more\":1}", "{\"event\":\"no-such\"}", good + "}" + good + "}", "null", "")) {
            Files.deleteIfExists(file);
            append(bad + "\n");
            assertThatThrownBy(() -> read(Event.class)).as(bad).hasMessageContaining("lines.jsonl:1: ");
        }
    }

    @Test
    void anOpenedFileIsContinuedAndATornLineInItIsDropped() throws IOException {
        write(EVERY_ENTRY.subList(0, 2), LedgerEntry.class);
        append("{\"entry\":\"intent\",\"write\":\"torn");
        write(EVERY_ENTRY.subList(2, 3), LedgerEntry.class);
        assertThat(read(LedgerEntry.class)).isEqualTo(EVERY_ENTRY);
    }

    @Test
    void aTornLineLongerThanAnyBufferIsDropped() throws IOException {
        write(EVERY_ENTRY.subList(0, 2), LedgerEntry.class);
        append("x".repeat(100_000));
        write(EVERY_ENTRY.subList(2, 3), LedgerEntry.class);
        assertThat(read(LedgerEntry.class)).isEqualTo(EVERY_ENTRY);
    }

    @Test
    void eachLineIsOnDiskWhenAppendReturns() throws IOException {
        try (JsonLines<LedgerEntry> out = new JsonLines<>(file, LedgerEntry.class)) {
            out.append(EVERY_ENTRY.get(0));
            assertThat(read(LedgerEntry.class)).hasSize(1);
        }
    }

    @Test
    void textThatNoCharacterSetHoldsIsWrittenAllTheSame() throws IOException {
        write(List.of(new Event.ObservationLost(AT, "half a pair \ud83d", "")), Event.class);
        assertThat(read(Event.class)).hasSize(1);
    }

    @Test
    void manyThreadsDoNotMixTheirLines() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (JsonLines<Event> out = new JsonLines<>(file, Event.class)) {
            for (int t = 0; t < 4; t++) {
                Event mine = EVERY_EVENT.get(t);
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 250; i++) {
                        out.append(mine);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(read(Event.class)).hasSize(1000).containsOnlyElementsOf(EVERY_EVENT.subList(0, 4));
    }
}
