package dev.faultline.rehearsal.release;

/**
 * A version of the API that was released.
 *
 * @param kind what is released
 * @param revision counts the releases, so that the same kind can be released again
 */
public record Version(Kind kind, int revision) {
    /** What everything runs at the start. */
    public static final Version FIRST = new Version(Kind.NEXT, 0);

    /** What is released. */
    public enum Kind {
        /** The API as it should be. */
        NEXT,
        /** One that starts and never passes a health check. */
        BROKEN
    }
}
