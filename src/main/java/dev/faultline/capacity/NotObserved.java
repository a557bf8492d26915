package dev.faultline.capacity;

/** A load could not be offered as asked, or what became of it could not be seen: there is no figure, and the message says why. */
public final class NotObserved extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message for the person at the terminal. */
    public NotObserved(String message) {
        super(message);
    }
}
