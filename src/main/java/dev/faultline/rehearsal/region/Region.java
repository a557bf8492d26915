package dev.faultline.rehearsal.region;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One of the two regions that a platform may have. */
public enum Region {
    /** The one that serves at the start: every zone is in it. */
    @JsonProperty("first")
    FIRST("first"),
    /** The one that stands by: small, with a replica of the first one's database. */
    @JsonProperty("second")
    SECOND("second");

    private final String word;

    Region(String word) {
        this.word = word;
    }

    /** What it is called where people and programs read it. */
    public String word() {
        return word;
    }
}
