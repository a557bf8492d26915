package dev.faultline.run;

/** A run that could not be carried out, because of the harness or the machine and not of the system; the message says what to do. */
public final class RunFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message for the person at the terminal. */
    public RunFailed(String message) {
        super(message);
    }

    /** With a message for the person at the terminal, and what lies behind it. */
    public RunFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
