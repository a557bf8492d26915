package dev.faultline.plan;

/** A scenario that cannot be carried out on its target; the message says what was asked for and what there is. */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message for the person at the terminal. */
    public PlanException(String message) {
        super(message);
    }
}
