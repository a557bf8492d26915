package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;

/**
 * Takes a step of a start again when it was too slow, as the controller would later on: on a machine where everything starts
 * at once, the limits that are right for a database that runs may be passed.
 */
final class StartAttempts {
    private static final int MOST = 3;

    private final String node;
    private final PlatformLog log;

    /** For the start of {@code node}; {@code log} is told of each attempt that failed. */
    StartAttempts(String node, PlatformLog log) {
        this.node = node;
        this.log = log;
    }

    /** A step that may be taken again. */
    @FunctionalInterface
    interface Step {
        /** Takes it. */
        void take() throws IOException, StartFailure, InterruptedException;
    }

    /** Takes the step, again after an {@link IOException}; the last one is thrown. What did not start at all is not tried again. */
    void at(Step step) throws IOException, StartFailure, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                step.take();
                return;
            } catch (IOException e) {
                if (attempt == MOST) {
                    throw e;
                }
                log.say(node, "attempt " + attempt + " of " + MOST + " failed, it is tried again: " + e.getMessage());
            }
        }
    }
}
