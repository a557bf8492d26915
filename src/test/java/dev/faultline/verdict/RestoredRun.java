package dev.faultline.verdict;

import static dev.faultline.verdict.Story.at;
import static dev.faultline.verdict.Story.cleanRun;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.util.List;

/** A run in which the tables are gone at 15, the instant 14 is asked for at 21, and they are served again at 23. */
final class RestoredRun {
    private static final Objective.Restore RESTORE = new Objective.Restore(
            "back", List.of("BL-11"), "dropped", "book", Duration.ofSeconds(10), 0.99, Duration.ofSeconds(2));

    private RestoredRun() {}

    static Story lost() {
        return cleanRun()
                .method(new FaultSpec.DataLoss("dropped", Duration.ZERO, Duration.ofSeconds(6), Duration.ofSeconds(1)))
                .without(Event.FaultInjected.class)
                .without(Event.FaultBit.class)
                .without(Event.FaultReverted.class)
                .add(new Event.FaultInjected(at(15), "dropped", "data-loss", List.of("db-a"), at(15.01)))
                .bit("dropped", 15.2)
                .add(new Event.RestoreAsked(at(21), "dropped", at(14)));
    }

    /** Forty bookings before the instant, ten after it that are given up, and a hundred since. */
    static Story restored() {
        Story story = lost().good("book", 5, 15, 0.05)
                .failing("book", 15.02, 23, 0.05)
                .good("book", 23, 65, 0.05)
                .reverted("dropped", 23);
        for (int i = 0; i < 40; i++) {
            story.booked("before" + i, 10.05 + i * 0.1);
        }
        for (int i = 0; i < 10; i++) {
            story.bookedAndLost("given-up" + i, 14.05 + i * 0.1);
        }
        for (int i = 0; i < 100; i++) {
            story.booked("since" + i, 24 + i * 0.2);
        }
        return story;
    }

    static Verdict judged(Story story) {
        return story.judged(RESTORE);
    }
}
