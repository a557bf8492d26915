package dev.faultline.rehearsal.release;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a release is.
 *
 * @param service what is released
 * @param version the version as it was asked for
 * @param state where it stands
 * @param detail in words: how far, or why it was taken back
 */
public record ReleaseStatus(String service, String version, State state, String detail) {
    /** Where a release stands. */
    public enum State {
        /** Instances are being replaced. */
        @JsonProperty("rolling")
        ROLLING,
        /** Every instance runs the new version. */
        @JsonProperty("completed")
        COMPLETED,
        /** It failed, and is being taken back. */
        @JsonProperty("rolling-back")
        ROLLING_BACK,
        /** It failed; every instance runs the version from before. */
        @JsonProperty("rolled-back")
        ROLLED_BACK
    }

    /** Whether there is nothing more to do. */
    public boolean over() {
        return state == State.COMPLETED || state == State.ROLLED_BACK;
    }
}
