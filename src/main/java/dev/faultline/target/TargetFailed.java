package dev.faultline.target;

import java.util.List;

/** A target that did not come up: which part, why, and the last lines of its log. */
public final class TargetFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A part that failed.
     *
     * @param what the part, for example {@code db-a}
     * @param why what was expected and what was found
     * @param log the last lines of the part's log; may be empty
     */
    public TargetFailed(String what, String why, List<String> log) {
        super(what + " did not come up: " + why
                + (log.isEmpty() ? "" : "\n  its log ends:\n    " + String.join("\n    ", log)));
    }
}
