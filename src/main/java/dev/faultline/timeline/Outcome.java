package dev.faultline.timeline;

import java.time.Duration;
import java.time.Instant;

/**
 * One request as its client saw it.
 *
 * @param source who sent it: {@code load:<simulation>}, {@code surge:<fault>} or {@code probe:<path>}
 * @param path the request's name, which is also the critical path it belongs to (for example {@code book})
 * @param start when it was sent
 * @param end when its answer, or its failure, was complete
 * @param failure {@link FailureKind#NONE} when the journey got what it expects (an expected refusal included)
 * @param status the HTTP status, or 0 when there was none
 * @param detail the client's own words about a failure; empty otherwise
 */
public record Outcome(
        String source, String path, Instant start, Instant end, FailureKind failure, int status, String detail) {

    /** Whether the client got what it expects. */
    public boolean good() {
        return failure == FailureKind.NONE;
    }

    /** From send to the end of the answer. */
    public Duration responseTime() {
        return Duration.between(start, end);
    }
}
