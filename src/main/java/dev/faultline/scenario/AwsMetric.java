package dev.faultline.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A metric of CloudWatch that is read over a run: one figure for each period.
 *
 * @param name what the signal is called on the timeline; unique together with the service
 * @param service the service of the system that it is a figure of
 * @param namespace CloudWatch's namespace, for example {@code AWS/RDS}
 * @param metric the metric's name in it
 * @param dimensions all of the dimensions that it is published with
 * @param statistic what becomes of the values within a period: {@code Average}, {@code Maximum}, {@code p99} and so on
 * @param period how long each figure is of: 1, 5, 10, 20 or 30 seconds, or whole minutes up to an hour
 */
public record AwsMetric(
        String name,
        String service,
        String namespace,
        String metric,
        Map<String, String> dimensions,
        String statistic,
        Duration period) {
    /** Copies the map, in its order, so that the record cannot change. */
    public AwsMetric {
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }
}
