package dev.faultline.scenario;

import java.time.Duration;

/**
 * How long each phase of the traffic lasts; every duration is positive.
 *
 * @param warmUp the ramp, measured but never judged
 * @param baseline steady state before the first fault, measured again where it was not steady
 * @param fault from the end of the baseline, during which every fault begins and ends
 * @param recovery at most this long after the faults, until the system holds its steady state again
 * @param after steady state again, at the end
 */
public record Timing(Duration warmUp, Duration baseline, Duration fault, Duration recovery, Duration after) {
    /**
     * So often the baseline is measured until it is steady; after that nothing is broken. A machine that others use too
     * stands still now and then, and that must not cost a run; a system that is unwell stays so.
     */
    public static final int BASELINE_TRIES = 3;

    /** All phases together, the baseline steady at once and the recovery at its limit. */
    public Duration total() {
        return warmUp.plus(baseline).plus(fault).plus(recovery).plus(after);
    }

    /** All phases together, the baseline steady at the last try and the recovery at its limit. */
    public Duration longest() {
        return total().plus(baseline.multipliedBy(BASELINE_TRIES - 1));
    }
}
