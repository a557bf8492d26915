package dev.faultline.scenario;

/**
 * Who needs whom while nothing is broken, as the architecture has it.
 *
 * @param link the links that it goes over
 * @param use when it is used
 */
public record Dependency(LinkSelector link, Use use) {
    /** When a dependency is used. */
    public enum Use {
        /** All the time. */
        STEADY,
        /** As whoever needs it starts, and perhaps never again. */
        AT_START
    }
}
