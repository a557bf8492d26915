package dev.faultline.run;

import dev.faultline.scenario.StopCondition;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Decides whether a run must be stopped, from live figures. */
final class StopConditions {
    private final List<StopCondition> conditions;
    private final LiveFigures figures;
    private final LongSupplier inFlight;
    private final RunClock clock;
    private final Instant loadStarted;

    StopConditions(
            List<StopCondition> conditions,
            LiveFigures figures,
            LongSupplier inFlight,
            RunClock clock,
            Instant loadStarted) {
        this.conditions = conditions;
        this.figures = figures;
        this.inFlight = inFlight;
        this.clock = clock;
        this.loadStarted = loadStarted;
    }

    /** The first condition that is met now, if any is. */
    Optional<Event.StopConditionMet> met() {
        return conditions.stream()
                .flatMap(condition -> check(condition).stream())
                .findFirst();
    }

    private Optional<Event.StopConditionMet> check(StopCondition condition) {
        if (condition instanceof StopCondition.ErrorRatio ratio) {
            return tooManyErrors(ratio);
        }
        if (condition instanceof StopCondition.InFlight limit) {
            long now = inFlight.getAsLong();
            return now > limit.above()
                    ? Optional.of(new Event.StopConditionMet(
                            clock.now(), "more than " + limit.above() + " requests in flight", now + " in flight"))
                    : Optional.empty();
        }
        throw new IllegalArgumentException("no way to check " + condition);
    }

    private Optional<Event.StopConditionMet> tooManyErrors(StopCondition.ErrorRatio limit) {
        boolean wholeWindow = Duration.between(loadStarted, clock.now())
                        .compareTo(limit.window().plusSeconds(1))
                > 0;
        LiveFigures.Window window = figures.over(limit.window());
        if (!wholeWindow || window.errorRatio() <= limit.above()) {
            return Optional.empty();
        }
        return Optional.of(new Event.StopConditionMet(
                clock.now(),
                String.format(
                        Locale.ROOT,
                        "error ratio above %.1f %% for %d s",
                        100 * limit.above(),
                        limit.window().toSeconds()),
                String.format(
                        Locale.ROOT, "%.1f %% of %d requests failed", 100 * window.errorRatio(), window.requests())));
    }
}
