package dev.faultline.report;

import static java.util.Objects.requireNonNull;

/**
 * How a run ended.
 *
 * @param how {@code completed}, {@code cut short} or {@code harness failed}
 * @param why in plain words; empty when it completed
 */
public record Ending(String how, String why) {
    private static final String COMPLETED = "completed";
    private static final String HARNESS_FAILED = "harness failed";

    /** Refuses half an ending. */
    public Ending {
        requireNonNull(how, "how is missing");
        requireNonNull(why, "why is missing");
    }

    /** Every step of the run was carried out. */
    public static Ending completed() {
        return new Ending(COMPLETED, "");
    }

    /** A stop condition, an interrupt or a broken steady state ended it early. */
    public static Ending cutShort(String why) {
        return new Ending("cut short", why);
    }

    /** Faultline itself, not the system, could not go on. */
    public static Ending harnessFailed(String why) {
        return new Ending(HARNESS_FAILED, why);
    }

    /** Whether every step was carried out; a run that was not cannot PASS. */
    boolean whole() {
        return how.equals(COMPLETED);
    }

    /** Whether the harness is to blame. */
    public boolean byHarness() {
        return how.equals(HARNESS_FAILED);
    }
}
