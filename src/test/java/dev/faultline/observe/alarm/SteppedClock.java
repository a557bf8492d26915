package dev.faultline.observe.alarm;

import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that goes on only when it is told to. */
final class SteppedClock implements RunClock {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant now() {
        return now;
    }

    void step(Duration by) {
        now = now.plus(by);
    }
}
