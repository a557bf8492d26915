package dev.faultline.run;

import dev.faultline.scenario.Timing;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Measures the baseline until it is steady, a few times at most: nothing is broken before that. A stretch that was not
 * steady counts for nothing; the next one begins where it ended.
 */
final class Baseline {
    private final Duration length;
    private final Interruption interruption;
    private final RunClock clock;
    private final Recording recording;

    /** Where the baseline is recorded, and what its record says. */
    interface Recording {
        /** A baseline begins now, at {@code at}. */
        void begins(Instant at);

        /** What was not steady since it began, in words; empty when all was. */
        Optional<String> broken() throws IOException;

        /** It was not steady, as {@code found} says, and is measured again. */
        void rejected(Instant at, String found);
    }

    /** Measures {@code length} at a time. */
    Baseline(Duration length, Interruption interruption, RunClock clock, Recording recording) {
        this.length = length;
        this.interruption = interruption;
        this.clock = clock;
        this.recording = recording;
    }

    /** The end of the steady baseline; empty when the run is cut short, as it is where none was steady. */
    Optional<Instant> steady(Instant from) throws IOException, InterruptedException {
        Instant begin = from;
        for (int tries = 1; ; tries++) {
            recording.begins(begin);
            Instant end = begin.plus(length);
            interruption.awaitUntil(end, clock);
            if (interruption.reason().isPresent()) {
                return Optional.empty();
            }
            Optional<String> broken = recording.broken();
            if (broken.isEmpty()) {
                return Optional.of(end);
            }
            if (tries == Timing.BASELINE_TRIES) {
                interruption.request("no steady state before the first fault, in " + tries + " tries: " + broken.get());
                return Optional.empty();
            }
            begin = clock.now();
            recording.rejected(begin, broken.get());
        }
    }
}
