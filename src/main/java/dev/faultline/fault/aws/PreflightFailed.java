package dev.faultline.fault.aws;

/** Something in AWS is not as it must be before anything is broken; nothing was, and nothing is left. */
public final class PreflightFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** In words for the person at the terminal. */
    public PreflightFailed(String message) {
        super(message);
    }

    /** Because of a call that did not do what it should. */
    public PreflightFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
