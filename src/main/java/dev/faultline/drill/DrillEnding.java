package dev.faultline.drill;

import java.time.Instant;

/**
 * How a drill ended.
 *
 * @param how {@code completed}, {@code stopped}, {@code aborted} or {@code no-go}
 * @param why in words, with who and when; empty when it was completed
 * @param at when
 */
public record DrillEnding(String how, String why, Instant at) {
    static DrillEnding completed(Instant at) {
        return new DrillEnding("completed", "", at);
    }

    /** Somebody stopped it. */
    public static DrillEnding stopped(String why, Instant at) {
        return new DrillEnding("stopped", why, at);
    }

    static DrillEnding aborted(String why, Instant at) {
        return new DrillEnding("aborted", why, at);
    }

    static DrillEnding noGo(String why, Instant at) {
        return new DrillEnding("no-go", why, at);
    }

    /** Whether every step was reached. */
    boolean whole() {
        return how.equals("completed");
    }
}
