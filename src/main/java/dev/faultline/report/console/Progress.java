package dev.faultline.report.console;

import dev.faultline.timeline.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a run stands at one moment.
 *
 * @param phase the phase of the traffic
 * @param elapsed since the load started
 * @param total how long the traffic is planned to take at most
 * @param requestsPerSecond requests that ended in the last second
 * @param errorRatio the share of them that failed, 0 to 1
 * @param p95 the 95th percentile of the response times of the last seconds' good requests; zero when there were none
 * @param inFlight requests under way
 * @param faults the ids of the faults that are on
 * @param replicas the instances of each service that has any, by name
 */
public record Progress(
        Phase phase,
        Duration elapsed,
        Duration total,
        double requestsPerSecond,
        double errorRatio,
        Duration p95,
        long inFlight,
        List<String> faults,
        Map<String, Replicas> replicas) {
    /** Copies the collections, so that the record cannot change. */
    public Progress {
        faults = List.copyOf(faults);
        replicas = Collections.unmodifiableMap(new TreeMap<>(replicas));
    }

    /** Instances of a service that are ready, and that should be. */
    public record Replicas(int ready, int desired) {}
}
