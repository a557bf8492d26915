package dev.faultline.timeline;

/** What a client may conclude about a write: the three values that every integrity verdict rests on. */
public enum WriteAnswer {
    /** The system said that it is done. */
    ACKNOWLEDGED,
    /** The system said that it was not, and will not be, applied. */
    REJECTED,
    /** Anything else: time-out, reset, closed early, or a 5xx without the API's own "not applied" marker. */
    INDETERMINATE
}
