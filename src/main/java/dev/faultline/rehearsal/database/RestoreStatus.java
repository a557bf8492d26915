package dev.faultline.rehearsal.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * How far a point-in-time restore is.
 *
 * @param target the instant that was asked for, on this machine's wall clock
 * @param state where it stands
 * @param detail in words: what is being done, what was reached, or why it failed
 */
public record RestoreStatus(Instant target, State state, String detail) {
    /** Where a restore stands. */
    public enum State {
        /** A fresh server recovers; the one that is to be replaced still serves. */
        @JsonProperty("recovering")
        RECOVERING,
        /** The restored server serves. It need not have come as far as was asked for: the detail says so. */
        @JsonProperty("completed")
        COMPLETED,
        /** There is no restored server, and all is as it was before. */
        @JsonProperty("failed")
        FAILED
    }

    /** Whether there is nothing more to do. */
    public boolean over() {
        return state != State.RECOVERING;
    }
}
