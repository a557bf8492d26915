package dev.faultline.fault;

/** A fault could not be injected; what was done of it has been taken back, or stands in the journal. */
public class InjectionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    InjectionFailed(String message) {
        super(message);
    }

    InjectionFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
