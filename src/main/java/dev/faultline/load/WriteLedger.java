package dev.faultline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunClock;
import dev.faultline.timeline.WriteAnswer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Where journeys record their writes: the intent before the request is sent, the answer once it has come. The tap on
 * Gatling cannot do it, because it does not see idempotency keys. Safe for any thread.
 */
public final class WriteLedger implements Closeable {
    private final Consumer<LedgerEntry> entries;
    private final Closeable file;
    private final RunClock clock;

    private WriteLedger(Consumer<LedgerEntry> entries, Closeable file, RunClock clock) {
        this.entries = entries;
        this.file = file;
        this.clock = clock;
    }

    /** Records into {@code file}; every entry is with the operating system before the call returns. */
    public static WriteLedger into(Path file, RunClock clock) throws IOException {
        JsonLines<LedgerEntry> lines = new JsonLines<>(file, LedgerEntry.class);
        return new WriteLedger(lines::append, lines, clock);
    }

    /** Records nothing: for a simulation that runs alone and is not judged. */
    public static WriteLedger forgetting() {
        return new WriteLedger(entry -> {}, () -> {}, InjectorState.clock());
    }

    /**
     * To be called before the request is sent.
     *
     * @param write the write's idempotency key
     * @param record the idempotency key that the record was, or is being, created under
     * @param operation for example {@code book}
     * @param intendedState the record's state once the write is applied
     * @param resource what the write competes for, for example the slot's id
     */
    public void intend(String write, String record, String operation, String intendedState, String resource) {
        entries.accept(new LedgerEntry.Intent(write, record, operation, intendedState, resource, clock.now()));
    }

    /**
     * To be called when the request has ended, however it did.
     *
     * @param write the write's idempotency key
     * @param status the HTTP status of a whole answer; empty when there was none
     * @param body the answer's body; ignored when there was no answer
     */
    public void answered(String write, OptionalInt status, String body) {
        Optional<JsonNode> json = status.isPresent() ? parse(body) : Optional.empty();
        entries.accept(new LedgerEntry.Answered(
                write,
                WriteAnswer.of(status.orElse(0), json.orElseGet(MissingNode::getInstance)),
                json.map(answer -> answer.path("id").asText("")).orElse(""),
                json.map(answer -> answer.path("version").asLong(0)).orElse(0L),
                clock.now(),
                status.isPresent() ? "HTTP " + status.getAsInt() : "no whole answer"));
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(RecordJson.mapper().readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            // An answer that is not JSON still has its status, and that is all that is concluded from.
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
