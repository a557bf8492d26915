package dev.faultline.report;

import java.util.Locale;
import java.util.Optional;

/**
 * A file of a run that is not as the run left it.
 *
 * @param file its path below the run's folder
 * @param how what has become of it
 * @param was the SHA-256 that the run recorded of it, in lower-case hexadecimal; empty when it was added since
 */
public record AlteredFile(String file, How how, Optional<String> was) {
    /** What can become of a file. */
    public enum How {
        /** It holds something else. */
        CHANGED,
        /** It is gone. */
        MISSING,
        /** The run did not leave it. */
        ADDED
    }

    /** For example {@code outcomes.tsv (changed)}. */
    public String words() {
        return file + " (" + how.name().toLowerCase(Locale.ROOT) + ")";
    }
}
