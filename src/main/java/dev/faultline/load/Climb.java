package dev.faultline.load;

import java.time.Duration;
import java.util.List;

/**
 * Further rates of arrivals, after the first.
 *
 * @param usersPerSecond new users a second, step after step; none for traffic of one rate
 * @param each how long each step lasts, the first one, which is none of these, included; zero when there are none
 */
public record Climb(List<Double> usersPerSecond, Duration each) {
    /** Traffic of one rate. */
    public static final Climb NONE = new Climb(List.of(), Duration.ZERO);

    /** Copies the list, so that the record cannot change. */
    public Climb {
        usersPerSecond = List.copyOf(usersPerSecond);
    }
}
