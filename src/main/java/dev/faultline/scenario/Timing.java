package dev.faultline.scenario;

import java.time.Duration;

/**
 * How long each phase of the traffic lasts; every duration is positive.
 *
 * @param warmUp the ramp, measured but never judged
 * @param baseline steady state before the first fault
 * @param fault from the end of the baseline, during which every fault begins and ends
 * @param recovery at most this long after the faults, until the system holds its steady state again
 * @param after steady state again, at the end
 */
public record Timing(Duration warmUp, Duration baseline, Duration fault, Duration recovery, Duration after) {
    /** All phases together, the recovery at its limit. */
    public Duration total() {
        return warmUp.plus(baseline).plus(fault).plus(recovery).plus(after);
    }
}
