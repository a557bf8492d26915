package dev.faultline.cli;

/** What was asked for on the command line cannot be done; the message says why and what can. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }
}
