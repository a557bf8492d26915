package cloud;

import java.time.Duration;

/**
 * How fast experiments of the stand-in go.
 *
 * @param pending from the start until targets are looked for
 * @param initiating from then until the first action
 * @param brief what an action without a duration takes
 * @param timesFaster by how much durations of actions are shortened; at least 1
 * @param stopping from the order to stop until it has stopped
 */
public record Pace(Duration pending, Duration initiating, Duration brief, double timesFaster, Duration stopping) {
    /** For tests that wait: a tenth of a second for each phase, ten minutes in one second. */
    public static final Pace BRISK =
            new Pace(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(200), 600, Duration.ofMillis(50));

    /** As {@link #BRISK}, with durations of actions shortened so much. */
    public static Pace shortened(double timesFaster) {
        return new Pace(BRISK.pending, BRISK.initiating, BRISK.brief, timesFaster, BRISK.stopping);
    }

    Duration shortened(Duration duration) {
        return Duration.ofNanos((long) (duration.toNanos() / timesFaster));
    }
}
