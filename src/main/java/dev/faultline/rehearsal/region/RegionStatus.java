package dev.faultline.rehearsal.region;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the two regions stand to each other.
 *
 * @param serving the one that clients are sent to
 * @param writer the node of the database that is to take the writes, such as {@code db-a}
 * @param state how far the second region has taken the first one's place
 * @param detail in words: what is being done, what came of it, or why it failed
 */
public record RegionStatus(Region serving, String writer, State state, String detail) {
    /** How far the second region has taken the first one's place. */
    public enum State {
        /** Not at all: its database follows the first one's. */
        @JsonProperty("idle")
        IDLE,
        /** Its database is being made the one that takes the writes. */
        @JsonProperty("promoting")
        PROMOTING,
        /** Its database takes the writes. */
        @JsonProperty("promoted")
        PROMOTED,
        /** The first region is being given its place back. */
        @JsonProperty("failing-back")
        FAILING_BACK,
        /** The first region has its place back; the second is made anew, to follow it. */
        @JsonProperty("failed-back")
        FAILED_BACK,
        /** The promotion did not come about; it may be asked for again. */
        @JsonProperty("failed")
        FAILED;

        /** Whether the second region's database may be promoted. */
        public boolean mayBePromoted() {
            return this == IDLE || this == FAILED_BACK || this == FAILED;
        }
    }
}
