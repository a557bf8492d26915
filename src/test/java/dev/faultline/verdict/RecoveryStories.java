package dev.faultline.verdict;

import static dev.faultline.scenario.Objective.Origin.INJECTION;
import static dev.faultline.verdict.Story.cleanRun;

import dev.faultline.scenario.Objective;
import dev.faultline.timeline.FailureKind;
import java.time.Duration;
import java.util.List;

/** Outages of the path {@code book} told by hand, and objectives on it; the fault {@code kill} is injected at 15. */
final class RecoveryStories {
    /** Seconds between two requests. */
    static final double EVERY = 0.05;

    private RecoveryStories() {}

    static Objective.Rto within(double seconds) {
        return rto(INJECTION, seconds, 0.95);
    }

    static Objective.Rto rto(Objective.Origin origin, double seconds, double ratio) {
        return new Objective.Rto(
                "recovers",
                List.of("BL-05"),
                "book",
                "kill",
                origin,
                Duration.ofMillis(Math.round(seconds * 1000)),
                ratio,
                Duration.ofSeconds(2));
    }

    /** Every request from {@code from} to {@code to} fails at once, all others are good. */
    static Story outage(double from, double to) {
        return outages(cleanRun(), from, to);
    }

    /** Every request between the first and the second of these instants, between the third and the fourth … fails at once. */
    static Story outages(Story story, double... ends) {
        double from = 5;
        for (int i = 0; i < ends.length; i += 2) {
            story.good("book", from, ends[i], EVERY).failing("book", ends[i], ends[i + 1], EVERY);
            from = ends[i + 1];
        }
        return story.good("book", from, 65, EVERY);
    }

    /** The requests sent from {@code from} to {@code to} are all answered well, but only at {@code answered}. */
    static Story heldUntil(Story story, double from, double to, double answered) {
        long n = Math.round((to - from) / EVERY);
        for (long i = 0; i < n; i++) {
            story.outcome(Story.LOAD, "book", from + i * EVERY, answered, FailureKind.NONE);
        }
        return story;
    }
}
