package dev.faultline.verdict;

import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * When, within a stretch, a service level was beyond keeping: the requests that missed it, by the second in which they were
 * sent, so that its memory does not grow with their number.
 */
final class MissCourse {
    private final Instant from;
    private final Predicate<Outcome> missed;
    private final TreeMap<Long, Long> misses = new TreeMap<>();

    /** Of a stretch that begins at {@code from}. */
    MissCourse(Instant from, Predicate<Outcome> missed) {
        this.from = from;
        this.missed = missed;
    }

    void see(Outcome outcome) {
        if (missed.test(outcome)) {
            misses.merge(Duration.between(from, outcome.start()).toSeconds(), 1L, Long::sum);
        }
    }

    /** The second, counted from the beginning of the stretch, in which there were more misses than {@code allowed}. */
    Optional<Long> beyond(double allowed) {
        long sum = 0;
        for (var second : misses.entrySet()) {
            sum += second.getValue();
            if (sum > allowed) {
                return Optional.of(second.getKey());
            }
        }
        return Optional.empty();
    }
}
