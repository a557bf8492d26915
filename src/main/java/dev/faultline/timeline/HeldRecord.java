package dev.faultline.timeline;

/**
 * One record that the system holds when it is read back, past every cache, after the run.
 *
 * @param record the idempotency key it was created under: the ledger's {@code record}
 * @param id the system's own id
 * @param resource what it occupies, for example the slot's id
 * @param capacity how many live records that resource may carry; 0 when unlimited or unknown
 * @param state its state, for example {@code booked} or {@code cancelled}
 * @param version its version, counted from 1
 */
public record HeldRecord(String record, String id, String resource, int capacity, String state, long version) {}
