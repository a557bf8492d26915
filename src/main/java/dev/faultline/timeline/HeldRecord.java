package dev.faultline.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * One record that the system holds when it is read back, past every cache, after the run.
 *
 * @param record the idempotency key it was created under: the ledger's {@code record}
 * @param id the system's own id
 * @param resource what it occupies, for example the slot's id
 * @param capacity how many live records that resource may carry; 0 when unlimited or unknown
 * @param state its state, for example {@code booked} or {@code cancelled}
 * @param version its version, counted from 1
 * @param committed when the system's database committed its creation, on the database's own clock; empty where it does
 *     not say. No verdict uses it: it is what verdicts can be checked against.
 */
public record HeldRecord(
        String record,
        String id,
        String resource,
        int capacity,
        String state,
        long version,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> committed) {

    /** A record of a system that does not say when it committed it. */
    public HeldRecord(String record, String id, String resource, int capacity, String state, long version) {
        this(record, id, resource, capacity, state, version, Optional.empty());
    }
}
