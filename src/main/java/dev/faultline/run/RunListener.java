package dev.faultline.run;

import dev.faultline.target.SystemState;
import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.List;

/** Hears of a run's progress while it goes on; called from the run's own threads, and must not block them. */
public interface RunListener {
    /** Something worth a line: a step that began, a fault that bit. */
    void note(String line);

    /** The run's figures, about once a second while there is traffic. */
    void progress(Moment moment);

    /**
     * Where a run stands.
     *
     * @param phase the phase of the traffic
     * @param elapsed since the load started
     * @param total how long the traffic lasts at most, should the baseline be steady
     * @param window what the clients saw in the last seconds
     * @param inFlight requests of the load under way
     * @param faults the faults that are in force
     * @param services ready and desired instances of each service
     */
    record Moment(
            Phase phase,
            Duration elapsed,
            Duration total,
            LiveFigures.Window window,
            long inFlight,
            List<String> faults,
            List<SystemState.Service> services) {}
}
