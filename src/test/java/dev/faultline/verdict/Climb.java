package dev.faultline.verdict;

import static dev.faultline.verdict.Story.at;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A staircase told by hand: 10 users a second all the time, and beside them 10, 20 and 30 for 8 s each, from 15 on. Each
 * asks for a code and books at once, which takes 10 ms unless it is told otherwise.
 */
final class Climb {
    static final FaultSpec.LoadStaircase STAIRCASE = new FaultSpec.LoadStaircase(
            "climb", Duration.ZERO, Duration.ofSeconds(24), "BookingSimulation", List.of(10.0, 20.0, 30.0));
    private static final String ADDED = "surge:climb";
    private static final double BEGAN = 15;
    private static final double STEP = 8;

    private final Story story = Story.cleanRun();
    private double reverted = BEGAN + 3 * STEP;
    private Duration lateness = Duration.ZERO;

    Climb() {
        story.method(STAIRCASE)
                .without(Event.FaultInjected.class)
                .without(Event.FaultBit.class)
                .without(Event.FaultReverted.class)
                .add(new Event.FaultInjected(at(BEGAN), "climb", "load-staircase", List.of(), at(BEGAN + 0.1)))
                .add(new Event.LoadStarted(at(BEGAN), ADDED))
                .add(new Event.FaultBit(at(BEGAN + 0.3), "climb", "users have started"))
                .add(new Event.ReplicasSeen(at(1), "api", 3, 3, Map.of("a", 1, "b", 1, "c", 1)))
                .add(new Event.SignalSeen(at(2), "replication-lag-bytes", "db-b", 99));
        told(2, 20, 10);
        arrive(Story.LOAD, 5, 65, 10);
        for (int i = 0; i < 3; i++) {
            arrive(
                    ADDED,
                    BEGAN + i * STEP,
                    BEGAN + (i + 1) * STEP,
                    STAIRCASE.rates().get(i));
        }
    }

    private void arrive(String source, double from, double to, double usersPerSecond) {
        long users = Math.round((to - from) * usersPerSecond);
        for (long i = 0; i < users; i++) {
            double sent = from + i / usersPerSecond;
            story.outcome(source, "otp-request", sent, sent + 0.01, FailureKind.NONE);
            story.outcome(source, "book", sent, sent + 0.01, FailureKind.NONE);
        }
    }

    /** From then on the instances tell how full they are, in percent. */
    Climb told(double second, double cpu, double connections) {
        story.add(new Event.SignalSeen(at(second), "cpu-utilisation", "api", cpu))
                .add(new Event.SignalSeen(at(second), "connections-utilisation", "api", connections));
        return this;
    }

    /** What is sent in between takes so long. */
    Climb took(double from, double to, double seconds) {
        return changed(
                from,
                to,
                o -> new Outcome(
                        o.source(),
                        o.path(),
                        o.start(),
                        o.start().plusMillis(Math.round(seconds * 1000)),
                        o.failure(),
                        o.status(),
                        o.detail()));
    }

    /** What is sent in between is turned away. */
    Climb failed(double from, double to) {
        return changed(
                from,
                to,
                o -> new Outcome(
                        o.source(), o.path(), o.start(), o.end(), FailureKind.SERVER_ERROR, 503, "overloaded"));
    }

    private Climb changed(double from, double to, UnaryOperator<Outcome> change) {
        story.outcomes.replaceAll(
                o -> !o.start().isBefore(at(from)) && o.start().isBefore(at(to)) ? change.apply(o) : o);
        return this;
    }

    /** Only those of the load come in between. */
    Climb withoutUsers(double from, double to) {
        story.outcomes.removeIf(o -> o.source().equals(ADDED)
                && !o.start().isBefore(at(from))
                && o.start().isBefore(at(to)));
        return this;
    }

    /** Twice as many as planned come in between. */
    Climb crowd(double from, double to) {
        arrive(ADDED, from, to, 40);
        return this;
    }

    Climb lateBy(Duration p99) {
        lateness = p99;
        return this;
    }

    /** The staircase is taken back then, and its users with it. */
    Climb revertedAt(double second) {
        reverted = second;
        return withoutUsers(second, 66);
    }

    /** To be asked for when all is told. */
    Story story() {
        if (story.events.stream().noneMatch(Event.LoadEnded.class::isInstance)) {
            story.reverted("climb", reverted);
        }
        story.events.removeIf(Event.LoadEnded.class::isInstance);
        for (String source : List.of(Story.LOAD, ADDED)) {
            List<Outcome> of = new ArrayList<>(story.outcomes);
            of.removeIf(o -> !o.source().equals(source));
            story.add(new Event.LoadEnded(
                    at(65.8), source, of.size(), of.size(), 0, of.size(), lateness, lateness, "completed"));
        }
        return story;
    }
}
