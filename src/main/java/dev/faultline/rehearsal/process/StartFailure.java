package dev.faultline.rehearsal.process;

import java.util.List;

/** A part of the platform did not come up; it says which, why, and how its log ends. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String what;
    private final List<String> log;

    /**
     * @param what the node or folder that is at fault, for example {@code db-a}
     * @param why what was expected and what was found, as one sentence
     * @param log the last lines of its log; empty when it has none
     */
    public StartFailure(String what, String why, List<String> log) {
        super(why);
        this.what = what;
        this.log = List.copyOf(log);
    }

    /** As above, keeping what led to it. */
    public StartFailure(String what, String why, List<String> log, Throwable cause) {
        this(what, why, log);
        initCause(cause);
    }

    /** The node or folder that is at fault. */
    public String what() {
        return what;
    }

    /** The last lines of its log. */
    public List<String> log() {
        return log;
    }
}
