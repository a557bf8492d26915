package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.WriteAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The instants that a point-in-time restore divides the writes of a run by.
 *
 * @param target the instant that was restored
 * @param asked when the restore was asked for: what was acknowledged before was acknowledged by the old server
 * @param over when the restore had come to its end: what was sent after was answered by the restored server; empty when
 *     that was not seen
 * @param bound how far the database's dates and the clients' may be apart
 */
record RestorePoint(Instant target, Instant asked, Optional<Instant> over, ClockBound bound) {
    /** The restore that ended a fault, or nothing when none was asked for. */
    static Optional<RestorePoint> of(String fault, RunTimeline timeline) {
        return timeline.restoreAsked(fault)
                .map(asked -> new RestorePoint(
                        asked.target(),
                        asked.at(),
                        timeline.reverted(fault).map(Event.FaultReverted::at),
                        ClockBound.around(asked.target(), asked.at(), timeline)));
    }

    Duration clocks() {
        return bound.apart();
    }

    /** Acknowledged by the target, so it was committed by then. */
    boolean isBefore(Write write) {
        return !write.acknowledged().isAfter(target.minus(clocks()));
    }

    /** Acknowledged so near to the target that the clocks do not tell on which side. */
    boolean isOnTheEdge(Write write) {
        return !isBefore(write) && !write.acknowledged().isAfter(target.plus(clocks()));
    }

    /** Sent after the target, and acknowledged by the server that was replaced. */
    boolean isAfter(Write write) {
        return write.is(WriteAnswer.ACKNOWLEDGED)
                && write.sent().isAfter(target.plus(clocks()))
                && write.acknowledged().isBefore(asked);
    }

    /** Sent to the restored server. */
    boolean isSince(Write write) {
        return over.filter(write.sent()::isAfter).isPresent();
    }

    /** How long before or after the target, in words. */
    String words(Instant at) {
        Duration before = Duration.between(at, target);
        return before.isNegative()
                ? Figures.time(before.negated()) + " after the restored instant"
                : Figures.time(before) + " before the restored instant";
    }
}
