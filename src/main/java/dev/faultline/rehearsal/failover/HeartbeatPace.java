package dev.faultline.rehearsal.failover;

import java.time.Duration;

/**
 * How often a server is asked, and how soon it counts as lost.
 *
 * @param interval how long after one heartbeat the next is sent
 * @param misses so many heartbeats in a row without an answer mean that it is lost
 */
public record HeartbeatPace(Duration interval, int misses) {
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(500);

    /** Throws {@link IllegalArgumentException} for an interval or a number of misses that is not positive. */
    public HeartbeatPace {
        if (interval.isNegative() || interval.isZero() || misses < 1) {
            throw new IllegalArgumentException(
                    "expected a positive interval and at least one miss, found " + interval + " and " + misses);
        }
    }

    /** How long a heartbeat waits for its answer: two intervals, and never under half a second. */
    public Duration limit() {
        Duration two = interval.multipliedBy(2);
        return two.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : two;
    }
}
