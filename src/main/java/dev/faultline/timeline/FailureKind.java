package dev.faultline.timeline;

/** How a request failed, as the client saw it. */
public enum FailureKind {
    /** It did not fail. */
    NONE,
    /** An answer of 5xx. */
    SERVER_ERROR,
    /** An answer of 4xx that the journey did not expect. */
    CLIENT_ERROR,
    /** No answer within the client's time-out. */
    TIMEOUT,
    /** The connection was refused, or could not be opened. */
    REFUSED,
    /** The connection was reset or closed before a whole answer had come. */
    CLOSED_EARLY,
    /** An answer came, but not what the journey checks for. */
    CHECK_FAILED,
    /** The request could not be built or sent: a fault of the journey, not of the system. */
    CRASHED
}
