package dev.faultline.scenario;

import java.util.Optional;

/**
 * How the records that a run makes can be told from everybody else's.
 *
 * @param phones what the phone numbers of its people begin with: a plus sign and one to four digits
 * @param keys what its idempotency keys begin with, before the run's id; empty where all records are the run's own
 * @param header the header that all its requests carry, with the run's id; none where that is not wanted
 */
public record Marks(String phones, String keys, Optional<String> header) {
    /** A stand-in is made for each run anew, so there is nobody else to tell apart. */
    public static final Marks OF_A_STAND_IN = new Marks("+9198", "", Optional.empty());

    /** What every idempotency key of a run begins with. */
    public String keysOf(String runId) {
        return keys.isEmpty() ? "" : keys + runId + "-";
    }

    /** The phone number of the steady probers. */
    public String probingPhone() {
        return phones + "0".repeat(10) + "1";
    }
}
