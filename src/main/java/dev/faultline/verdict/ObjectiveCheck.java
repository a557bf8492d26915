package dev.faultline.verdict;

import dev.faultline.timeline.Outcome;
import java.io.IOException;

/** Judges one objective: it is shown every outcome once, in no promised order, then asked what it found. */
interface ObjectiveCheck {
    /** One request's outcome. A check that does not look at requests leaves this as it is. */
    default void see(Outcome outcome) {}

    /** The finding, after the last outcome, given what is known to be wrong with the observation. */
    Finding conclude(Soundness soundness) throws IOException;
}
