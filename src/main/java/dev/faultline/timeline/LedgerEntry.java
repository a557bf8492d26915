package dev.faultline.timeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * One line of the ledger of writes. An {@link Intent} is on disk before its request is sent and an {@link Answered}
 * after its answer came; an intent with no answer is indeterminate.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerEntry.Intent.class, name = "intent"),
    @JsonSubTypes.Type(value = LedgerEntry.Answered.class, name = "answered")
})
public sealed interface LedgerEntry {
    /** The write this line is about; unique in the run. It is the idempotency key that was sent. */
    String write();

    /** When the line was written, on the run's clock. */
    Instant at();

    /**
     * A write about to be sent.
     *
     * @param write the write's idempotency key
     * @param record the record it creates or changes: for a booking, the key it was created under
     * @param operation what it does, for example {@code book} or {@code cancel}
     * @param intendedState the record's state once it is applied, for example {@code booked} or {@code cancelled}
     * @param resource what it competes for, for example the slot's id
     * @param at when, before the request was sent
     */
    record Intent(String write, String record, String operation, String intendedState, String resource, Instant at)
            implements LedgerEntry {}

    /**
     * The answer to a write.
     *
     * @param write the write's idempotency key
     * @param answer what may be concluded
     * @param id the system's own id for the record, empty when it gave none
     * @param version the record's version after the write, 0 when the system gave none
     * @param at when the answer was complete
     * @param detail status or error, in the client's words
     */
    record Answered(String write, WriteAnswer answer, String id, long version, Instant at, String detail)
            implements LedgerEntry {}
}
