package dev.faultline.fault;

/** What it means that nobody listens where a fault proxy should be. */
public enum Unreachable {
    /** The proxy was started for the run and has ended: with it went all that it did. */
    GONE,
    /** The proxy is somebody else's, and may be hidden by a broken line: whatever is on its links is still there. */
    UNKNOWN
}
