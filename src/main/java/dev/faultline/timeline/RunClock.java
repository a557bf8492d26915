package dev.faultline.timeline;

import java.time.Instant;

/** The one clock of a run: wall time that never steps, because it advances with the monotonic clock. */
@FunctionalInterface
public interface RunClock {
    /** The instant now, on the run's own time axis. */
    Instant now();
}
