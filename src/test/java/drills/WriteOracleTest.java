package drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle of lost writes on ledgers written by hand. */
class WriteOracleTest {
    private static final Instant ACKNOWLEDGED = Instant.parse("2026-12-01T10:00:00.25Z");

    @TempDir
    Path folder;

    @Test
    void anAcknowledgedBookingThatIsNotHeldIsLostAndOneInDoubtIsNot() throws IOException {
        ledger(intent("b1", "b1", "book", "booked"), answer("b1", "ACKNOWLEDGED", 1));
        ledger(intent("b2", "b2", "book", "booked"), answer("b2", "INDETERMINATE", 0));
        held();
        assertThat(WriteOracle.lost(folder)).containsExactly("book b1");
    }

    @Test
    void theOldestOfManyAreThoseThatWereAcknowledgedFirst() {
        Map<String, Instant> lost = Map.of(
                "book late", ACKNOWLEDGED.plusSeconds(2),
                "pay first", ACKNOWLEDGED,
                "book second", ACKNOWLEDGED.plusSeconds(1));
        assertThat(WriteOracle.oldest(lost, 2)).containsExactly("book second", "pay first");
        assertThat(WriteOracle.oldest(lost, 5)).hasSize(3);
    }

    @Test
    void aPaymentWhoseRecordStayedOlderIsLostButTheBookingIsNot() throws IOException {
        ledger(
                intent("b1", "b1", "book", "booked"),
                answer("b1", "ACKNOWLEDGED", 1),
                intent("p1", "b1", "pay", "paid"),
                answer("p1", "ACKNOWLEDGED", 2));
        held("{\"record\":\"b1\",\"state\":\"booked\",\"version\":1}");
        assertThat(WriteOracle.lost(folder)).containsExactly("pay p1");
    }

    @Test
    void aPaymentWhoseVersionIsACancellationsIsLost() throws IOException {
        ledger(intent("p1", "b1", "pay", "paid"), answer("p1", "ACKNOWLEDGED", 2));
        ledger(intent("c1", "b1", "cancel", "cancelled"), answer("c1", "ACKNOWLEDGED", 2));
        held("{\"record\":\"b1\",\"state\":\"cancelled\",\"version\":2}");
        assertThat(WriteOracle.lost(folder)).containsExactly("pay p1");
    }

    @Test
    void whatWasChangedSinceIsNotLostAndAForgeryIsNoPromise() throws IOException {
        ledger(
                intent("b1", "b1", "book", "booked"),
                answer("b1", "ACKNOWLEDGED", 1),
                intent("p1", "b1", "pay", "paid"),
                answer("p1", "ACKNOWLEDGED", 2),
                intent("f1", "gone", "forge", "paid"),
                answer("f1", "ACKNOWLEDGED", 2));
        held("{\"record\":\"b1\",\"state\":\"cancelled\",\"version\":3}");
        assertThat(WriteOracle.lost(folder)).isEmpty();
    }

    @Test
    void whenALostWriteWasAcknowledgedIsTold() throws IOException {
        ledger(intent("b1", "b1", "book", "booked"), answer("b1", "ACKNOWLEDGED", 1));
        held();
        assertThat(WriteOracle.lostAt(folder)).containsExactly(Map.entry("book b1", ACKNOWLEDGED));
    }

    @Test
    void evidenceNamesWrites() throws IOException {
        String verdict = "{\"evidence\":[\"book b1, acknowledged 2 s before the failure, found: nothing\","
                + "\"pay p1 of b1, acknowledged 1 s before\",\"clocks are off\"]}";
        assertThat(WriteOracle.named(new ObjectMapper().readTree(verdict))).containsExactly("book b1", "pay p1");
    }

    private void ledger(String... lines) throws IOException {
        try (var files = Files.list(folder)) {
            Files.write(folder.resolve("ledger-" + files.count() + ".jsonl"), List.of(lines));
        }
    }

    private void held(String... lines) throws IOException {
        Files.write(folder.resolve("read-back.jsonl"), List.of(lines));
    }

    private static String intent(String write, String record, String operation, String state) {
        return "{\"write\":\"" + write + "\",\"record\":\"" + record + "\",\"operation\":\"" + operation
                + "\",\"intendedState\":\"" + state + "\"}";
    }

    private static String answer(String write, String answer, long version) {
        return "{\"write\":\"" + write + "\",\"answer\":\"" + answer + "\",\"version\":" + version + ",\"at\":\""
                + ACKNOWLEDGED + "\"}";
    }
}
