package dev.faultline.timeline;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a process pinned its monotonic clock to the wall: the two were read together, once.
 *
 * @param process the process that read them, as named in the run (for example {@code load:BookingSimulation})
 * @param wall the wall clock's reading
 * @param monotonicNanos {@link System#nanoTime()} at the same moment; it has a meaning in that process only
 * @param uncertainty how far apart the two readings can have been
 */
public record ClockAnchor(String process, Instant wall, long monotonicNanos, Duration uncertainty) {}
