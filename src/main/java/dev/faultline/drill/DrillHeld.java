package dev.faultline.drill;

import java.time.Instant;
import java.util.List;

/**
 * A drill as it went, before anything is concluded from it.
 *
 * @param began when it began
 * @param ending how it ended
 * @param ended when its last step was over, which may be later than its end was asked for
 * @param steps each step of its file, in order
 */
public record DrillHeld(Instant began, DrillEnding ending, Instant ended, List<StepRecord> steps) {
    /** Copies the list, so that the record cannot change. */
    public DrillHeld {
        steps = List.copyOf(steps);
    }
}
