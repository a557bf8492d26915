package dev.faultline.timeline;

import com.fasterxml.jackson.databind.JsonNode;

/** What a client may conclude about a write: the three values that every integrity verdict rests on. */
public enum WriteAnswer {
    /** The system said that it is done. */
    ACKNOWLEDGED,
    /** The system said that it was not, and will not be, applied. */
    REJECTED,
    /** Anything else: time-out, reset, closed early, or a 5xx without the API's own "not applied" marker. */
    INDETERMINATE;

    /**
     * What an HTTP answer to a write lets its client conclude. A 4xx, or the API's own {@code "applied": false}, is
     * definite; a 2xx is an acknowledgement; anything else may or may not have been applied.
     *
     * @param status the HTTP status
     * @param body the answer's body as JSON; a missing node when it is none
     */
    public static WriteAnswer of(int status, JsonNode body) {
        if (status >= 200 && status < 300) {
            return ACKNOWLEDGED;
        }
        boolean notApplied =
                body.path("applied").isBoolean() && !body.path("applied").asBoolean();
        return notApplied || (status >= 400 && status < 500) ? REJECTED : INDETERMINATE;
    }
}
