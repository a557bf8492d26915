package dev.faultline.target.docker;

import java.io.IOException;

/** The container engine does not answer, or did not do what it was asked: what, why, and what to do about it. */
public final class EngineFailed extends IOException {
    private static final long serialVersionUID = 1L;

    EngineFailed(String message, Throwable cause) {
        super(message, cause);
    }

    EngineFailed(String message) {
        super(message);
    }
}
