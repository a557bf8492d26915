package dev.faultline.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a lease lasts from its last renewal: until its term is over on the wall or on the monotonic clock, whichever
 * is first. Once seen to be over, it stays over. Safe for any thread.
 */
final class LeaseTerm {
    private final Duration term;
    private final LeaseClock clock;
    private Instant wall;
    private Duration monotonic;
    private Optional<String> ended = Optional.empty();

    LeaseTerm(Duration term, LeaseClock clock) {
        this.term = term;
        this.clock = clock;
        this.wall = clock.wall();
        this.monotonic = clock.monotonic();
    }

    /** Begins the term anew, unless it was seen to be over. */
    synchronized void renew() {
        if (ended.isEmpty()) {
            wall = clock.wall();
            monotonic = clock.monotonic();
        }
    }

    /** Why it is over; empty while it is not. */
    synchronized Optional<String> ended() {
        if (ended.isEmpty()) {
            ended = over("monotonic", clock.monotonic().minus(monotonic))
                    .or(() -> over("wall", Duration.between(wall, clock.wall())));
        }
        return ended;
    }

    private Optional<String> over(String which, Duration since) {
        return since.compareTo(term) > 0
                ? Optional.of("the lease was not renewed for " + since.toMillis() + " ms of " + which
                        + " time; its term is " + term.toMillis() + " ms")
                : Optional.empty();
    }
}
