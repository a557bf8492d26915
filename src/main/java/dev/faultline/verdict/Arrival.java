package dev.faultline.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that has to happen within a time, and when it was seen.
 *
 * @param from what the time is counted from
 * @param within the longest time allowed
 * @param seen when it was first seen to have happened; empty when it never was
 * @param grain how long it may have happened before it was seen
 */
record Arrival(Instant from, Duration within, Optional<Instant> seen, Duration grain) {
    /** The last instant at which it is in time. */
    Instant deadline() {
        return from.plus(within);
    }

    /** How long it took; empty when it never came. */
    Optional<Duration> took() {
        return seen.map(at -> Duration.between(from, at));
    }

    /** Whether it was seen in time. */
    boolean isInTime() {
        return seen.filter(at -> !at.isAfter(deadline())).isPresent();
    }

    /**
     * What was seen in time is a PASS. What came late, or never, is a FAIL, unless it may have come in time unseen.
     *
     * @param blind what may have kept it from being seen, or from coming
     */
    Judgement judge(List<String> blind) {
        if (isInTime()) {
            return Judgement.PASS;
        }
        boolean late = seen.map(at -> at.minus(grain).isAfter(deadline())).orElse(true);
        return late && blind.isEmpty() ? Judgement.FAIL : Judgement.INCONCLUSIVE;
    }

    /** For example {@code +3.2 s}, or {@code never}. */
    String words() {
        return took().map(time -> "+" + Figures.time(time)).orElse("never");
    }
}
