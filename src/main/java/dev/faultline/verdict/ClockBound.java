package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far the dates of the database and those of the clients may be apart around an instant.
 *
 * <p>Measured, it is the sum of: how far the database's clock was from the run's near that instant, with the error of that
 * comparison; by how much that had moved since the load generator of which it is most pinned its own clock to the machine's,
 * which the database reads too, with the errors of both comparisons; by how much a clock may be slewed between each of the
 * two comparisons and what it counts for, for the one alone where nothing but the run's own clock dates writes; and how well
 * the clocks were pinned. Where a comparison is missing (none was made, or none near enough to count), a bound is assumed.
 *
 * @param apart the bound
 * @param how where it is from, in words
 */
record ClockBound(Duration apart, String how) {
    /** What a machine's wall clock may be slewed by in a run, against clocks that were pinned to it once. */
    private static final Duration ASSUMED = Duration.ofMillis(10);

    /** A comparison counts for what happened so near to it: at 500 ppm, the fastest slewing, a clock moves 1 ms in 2 s. */
    private static final Duration NEAR = Duration.ofSeconds(2);

    private static final Duration SLEWED = Duration.ofMillis(1);
    private static final String DATABASE = "database";
    private static final String HARNESS = "harness";

    /** Around {@code instant}, by what was compared until {@code end}: then another server takes its place. */
    static ClockBound around(Instant instant, Instant end, RunTimeline timeline) {
        List<Event.ClockCompared> all = timeline.all(Event.ClockCompared.class).stream()
                .filter(e -> e.clock().equals(DATABASE) && !e.at().isAfter(end))
                .toList();
        Duration pinned = timeline.clocks();
        return nearest(all, instant)
                .flatMap(here -> moved(all, here, timeline)
                        .map(moved ->
                                here.ahead().abs().plus(here.uncertainty()).plus(moved)))
                .map(measured -> new ClockBound(
                        pinned.plus(measured), "measured by round trips to the database, the nearest within 2 s"))
                .orElseGet(() -> new ClockBound(
                        pinned.plus(ASSUMED), "assumed: the database's clock was not compared with the run's in time"));
    }

    /** The most by which the clocks may have moved against each other since a load generator pinned its own. */
    private static Optional<Duration> moved(
            List<Event.ClockCompared> all, Event.ClockCompared here, RunTimeline timeline) {
        Duration most = SLEWED;
        for (Event.Anchored anchored : timeline.all(Event.Anchored.class)) {
            if (!anchored.anchor().process().equals(HARNESS)) {
                Optional<Event.ClockCompared> then =
                        nearest(all, anchored.anchor().wall());
                if (then.isEmpty()) {
                    return Optional.empty();
                }
                Duration since = here.ahead()
                        .minus(then.get().ahead())
                        .abs()
                        .plus(here.uncertainty())
                        .plus(then.get().uncertainty())
                        .plus(SLEWED.multipliedBy(2));
                most = since.compareTo(most) > 0 ? since : most;
            }
        }
        return Optional.of(most);
    }

    private static Optional<Event.ClockCompared> nearest(List<Event.ClockCompared> all, Instant instant) {
        return all.stream()
                .filter(e -> Duration.between(e.at(), instant).abs().compareTo(NEAR) <= 0)
                .min(Comparator.comparing(Event.ClockCompared::uncertainty));
    }
}
