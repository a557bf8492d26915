package dev.faultline.rehearsal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A booking as an operator reads it back.
 *
 * @param key the idempotency key it was booked with
 * @param capacity how many its slot takes
 * @param committed when the database committed it, by its own clock; null, and left out, where it does not say
 */
record StoredBooking(
        String id,
        String key,
        String slotId,
        int capacity,
        String state,
        int version,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant committed) {}
