package dev.faultline.verdict;

import java.time.Duration;
import java.time.Instant;

/**
 * An acknowledged write that the system no longer holds.
 *
 * @param write its idempotency key
 * @param record the record it created or changed
 * @param operation what it did, for example {@code book}
 * @param acknowledged when its client had the acknowledgement
 * @param found what the system holds in its place: {@code nothing}, or an older state
 */
public record LostWrite(String write, String record, String operation, Instant acknowledged, String found) {
    /** The loss in words, its time told from the instant of failure. */
    String words(Instant failure) {
        Duration before = Duration.between(acknowledged, failure);
        return operation + " " + write + (record.equals(write) ? "" : " of " + record) + ", acknowledged "
                + (before.isNegative() ? Figures.time(before.negated()) + " after" : Figures.time(before) + " before")
                + " the failure, found: " + found;
    }
}
