package dev.faultline.timeline;

import java.time.Duration;
import java.time.Instant;

/** A {@link RunClock} that reads the wall once and counts on from there monotonically. Safe for any thread. */
public final class AnchoredClock implements RunClock {
    private static final int READINGS = 16;

    private final ClockAnchor anchor;

    private AnchoredClock(ClockAnchor anchor) {
        this.anchor = anchor;
    }

    /** Anchors a clock for the named process, keeping the tightest of several paired readings. */
    public static AnchoredClock anchored(String process) {
        ClockAnchor best = read(process);
        for (int i = 1; i < READINGS; i++) {
            ClockAnchor next = read(process);
            if (next.uncertainty().compareTo(best.uncertainty()) < 0) {
                best = next;
            }
        }
        return new AnchoredClock(best);
    }

    private static ClockAnchor read(String process) {
        long before = System.nanoTime();
        Instant wall = Instant.now();
        long after = System.nanoTime();
        return new ClockAnchor(process, wall, before + (after - before) / 2, Duration.ofNanos(after - before));
    }

    /** The pair of readings that this clock counts from. */
    public ClockAnchor anchor() {
        return anchor;
    }

    @Override
    public Instant now() {
        return anchor.wall().plusNanos(System.nanoTime() - anchor.monotonicNanos());
    }
}
