package dev.faultline.observe;

/** Something that had to be observed could not be; the message says what was asked, and what came instead. */
public final class ObservationFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message for the person at the terminal. */
    public ObservationFailed(String message) {
        super(message);
    }
}
