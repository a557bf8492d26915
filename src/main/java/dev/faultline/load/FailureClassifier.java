package dev.faultline.load;

import dev.faultline.timeline.FailureKind;
import java.util.List;
import java.util.Locale;

/**
 * Reads the kind of a failure from what Gatling tells about a failed request: a status where there was a whole answer,
 * and a message. Gatling has no codes for failures, so this is the one place that knows its messages; a test provokes
 * every kind for real and so notices when a new version words them differently.
 */
final class FailureClassifier {
    private static final List<String> NEVER_OPENED = List.of(
            "refused", "connecttimeout", "connection timed out", "unknownhost", "no route to host", "unreachable");

    /** What a journey reports as a request of its own when it found something amiss without one. */
    private static final String DUMMY = "dummy error";

    private FailureClassifier() {}

    /**
     * The kind of a failed request.
     *
     * @param status the HTTP status, or 0 when there was no whole answer
     * @param message Gatling's words
     */
    static FailureKind kind(int status, String message) {
        if (status >= 500) {
            return FailureKind.SERVER_ERROR;
        }
        if (status >= 400 && message.startsWith("status.")) {
            return FailureKind.CLIENT_ERROR;
        }
        return status > 0 ? FailureKind.CHECK_FAILED : withoutAnswer(message.toLowerCase(Locale.ROOT));
    }

    private static FailureKind withoutAnswer(String message) {
        if (NEVER_OPENED.stream().anyMatch(message::contains)) {
            return FailureKind.REFUSED;
        }
        if (message.contains("timeout")) {
            return FailureKind.TIMEOUT;
        }
        if (message.equals(DUMMY)) {
            return FailureKind.CHECK_FAILED;
        }
        // What is left is a connection that ended too soon: closed, reset, or in the middle of the body.
        return FailureKind.CLOSED_EARLY;
    }
}
