package dev.faultline.load;

import dev.faultline.timeline.Outcome;
import java.time.Instant;

/** What the tap saw and hands over to be reported. */
sealed interface Observation {
    /** A request ended, one way or another. */
    record RequestEnded(Outcome outcome) implements Observation {}

    /** A user began its journey. */
    record UserStarted(Instant at) implements Observation {}
}
