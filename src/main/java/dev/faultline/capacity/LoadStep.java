package dev.faultline.capacity;

import dev.faultline.capacity.SequentialTest.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One load as it was offered to a live system, and all that was seen.
 *
 * @param perSecond arrivals a second
 * @param looks how many looks it took
 * @param from when what counts began
 * @param to when it ended
 * @param arrived how many came in that time
 * @param leftBehind how many more were under way at the end than at the beginning; below 0 where there were fewer
 * @param requests how many requests of the paths that count they sent
 * @param late how many were answered well, and too late
 * @param failed how many were not answered well
 * @param latency of those requests
 * @param full how full each resource was on average, in percent, by its name; this machine among them
 * @param worst the path with the greatest share of misses, with it; empty where nothing missed
 * @param decision what came of it
 * @param doubt why it counts for nothing; empty for a step that was offered as asked and seen whole
 */
public record LoadStep(
        double perSecond,
        int looks,
        Instant from,
        Instant to,
        long arrived,
        long leftBehind,
        long requests,
        long late,
        long failed,
        Latency latency,
        Map<String, Double> full,
        Optional<String> worst,
        Decision decision,
        Optional<String> doubt) {
    /** Copies the map, sorted, so that the record cannot change. */
    public LoadStep {
        full = Collections.unmodifiableMap(new TreeMap<>(full));
    }

    /** Percentiles of the response times of a step's requests, those that failed included. */
    public record Latency(Duration p50, Duration p95, Duration p99) {}

    /** The share of requests that missed the service level; 0 where there was none. */
    public double missed() {
        return requests == 0 ? 0 : (double) (late + failed) / requests;
    }
}
