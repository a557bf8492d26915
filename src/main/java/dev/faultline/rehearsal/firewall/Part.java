package dev.faultline.rehearsal.firewall;

/** A part of a request that rules look at. */
public enum Part {
    /** The path, decoded. */
    PATH,
    /** The query, decoded. */
    QUERY,
    /** The value of a header that the firewall looks at. */
    HEADER,
    /** The header {@code User-Agent}. */
    USER_AGENT,
    /** A name or a text in a JSON body; the whole body when it is not JSON. */
    BODY
}
