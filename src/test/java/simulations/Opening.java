package simulations;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant at which new places open, as on a booking site that releases a slot on the hour; here every 2 s.
 *
 * @param number counts openings, from 0
 * @param at when the places can be booked
 */
record Opening(int number, Instant at) {
    static final Duration EVERY = Duration.ofSeconds(2);

    /** What a person needs to find the slot before it opens. */
    private static final Duration AHEAD = Duration.ofMillis(600);

    /** The next opening that leaves enough time, counted from the {@code first}. */
    static Opening next(Instant first, Instant now) {
        long elapsed = Math.max(0, Duration.between(first, now.plus(AHEAD)).toMillis());
        int number = Math.toIntExact(Math.floorDiv(elapsed + EVERY.toMillis() - 1, EVERY.toMillis()));
        return new Opening(number, first.plus(EVERY.multipliedBy(number)));
    }

    /** How long it is until then; zero once it has passed. */
    Duration from(Instant now) {
        Duration left = Duration.between(now, at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Which of so many things this opening is about: one after the other, and round again. */
    int among(int things) {
        return Math.floorMod(number, things);
    }
}
