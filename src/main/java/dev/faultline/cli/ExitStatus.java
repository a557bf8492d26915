package dev.faultline.cli;

import java.util.List;

/** What {@code faultline} tells a CI when it ends. */
enum ExitStatus {
    /** Every objective passed. */
    PASS(0),
    /** At least one objective failed. */
    FAIL(1),
    /** None failed, and at least one could not be decided. */
    INCONCLUSIVE(2),
    /** What was asked for cannot be done as written; nothing was started. */
    BAD_INPUT(3),
    /** The harness itself failed. */
    HARNESS_FAILED(4);

    private static final List<ExitStatus> WORST_FIRST = List.of(HARNESS_FAILED, BAD_INPUT, FAIL, INCONCLUSIVE, PASS);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The one with this code. */
    static ExitStatus of(int code) {
        return values()[code];
    }

    /** What two runs together end with: a harness that failed, then FAIL, then INCONCLUSIVE, then PASS. */
    ExitStatus worse(ExitStatus other) {
        return WORST_FIRST.indexOf(this) <= WORST_FIRST.indexOf(other) ? this : other;
    }
}
