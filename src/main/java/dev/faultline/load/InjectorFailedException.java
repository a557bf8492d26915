package dev.faultline.load;

import java.io.IOException;

/** A load generator did not come up; the message says which, why, and what its log ended with. */
public final class InjectorFailedException extends IOException {
    InjectorFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
