package dev.faultline.load;

import dev.faultline.scenario.AccessLog;
import dev.faultline.scenario.Journeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A recorded access log that a load generator is to replay.
 *
 * @param log the file, in the combined format
 * @param speed how many times as fast as it was recorded; more than 0
 * @param sha256 the hash that the file had when it was planned with; empty where that does not matter
 */
public record Replay(Path log, double speed, Optional<String> sha256) {
    /**
     * Reads the log; {@code journeys} has the paths that it may ask for. Throws {@link UncheckedIOException} when it cannot
     * be read any more, and {@link IllegalStateException} when it is another one now.
     */
    public AccessLog open(Journeys journeys) {
        try {
            AccessLog read = AccessLog.read(log, journeys);
            if (sha256.isPresent() && !sha256.get().equals(read.sha256())) {
                throw new IllegalStateException(
                        "the log " + log + " has changed since it was planned with: its SHA-256 was " + sha256.get()
                                + ", and is " + read.sha256());
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
