package dev.faultline.run;

import dev.faultline.timeline.AnchoredClock;

/**
 * What every step of one run shares.
 *
 * @param request what is to be done
 * @param steadyState decides whether the baseline was steady
 * @param listener hears of progress
 * @param interruption cuts the run short
 * @param clock the run's one clock
 * @param figures what clients saw in the last seconds
 * @param recorder writes down what is observed
 */
record RunContext(
        RunRequest request,
        SteadyStateCheck steadyState,
        RunListener listener,
        Interruption interruption,
        AnchoredClock clock,
        LiveFigures figures,
        Recorder recorder) {}
