package dev.faultline.load;

import dev.faultline.timeline.RunClock;
import io.gatling.commons.util.Clock;

/** The run's clock as Gatling wants it: milliseconds since the epoch, never stepping. */
final class GatlingClock implements Clock {
    private final RunClock clock;

    GatlingClock(RunClock clock) {
        this.clock = clock;
    }

    @Override
    public long nowMillis() {
        return clock.now().toEpochMilli();
    }
}
