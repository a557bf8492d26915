package dev.faultline.observe.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Estimates a quantile from a histogram's cumulative buckets, as Prometheus's {@code histogram_quantile} does: linearly
 * within the bucket, from 0 in the lowest one unless its bound is below that; of a quantile beyond the last finite bound
 * no more is known than that bound.
 */
final class Buckets {
    private final TreeMap<Double, Double> counts = new TreeMap<>();

    /** Adds a bucket; what is added for one bound twice counts together. */
    void add(double upperBound, double count) {
        counts.merge(upperBound, count, Double::sum);
    }

    /** The quantile; not a number when the histogram has counted nothing, or lacks the bucket of all. */
    double quantile(double quantile) {
        if (Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0 || quantile > 1) {
            return quantile < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (counts.size() < 2 || counts.lastKey() != Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        List<Map.Entry<Double, Double>> buckets = monotonic();
        double all = buckets.get(buckets.size() - 1).getValue();
        return all == 0 || Double.isNaN(all) ? Double.NaN : interpolated(buckets, quantile * all);
    }

    private static double interpolated(List<Map.Entry<Double, Double>> buckets, double rank) {
        int in = 0;
        while (in < buckets.size() - 1 && buckets.get(in).getValue() < rank) {
            in++;
        }
        double upper = buckets.get(in).getKey();
        if (in == buckets.size() - 1) {
            return buckets.get(in - 1).getKey();
        }
        if (in == 0 && upper <= 0) {
            return upper;
        }
        double lower = in == 0 ? 0 : buckets.get(in - 1).getKey();
        double below = in == 0 ? 0 : buckets.get(in - 1).getValue();
        return lower + (upper - lower) * (rank - below) / (buckets.get(in).getValue() - below);
    }

    /** Buckets of several nodes are not read at one instant: one that counts less than a lower one counts as much. */
    private List<Map.Entry<Double, Double>> monotonic() {
        List<Map.Entry<Double, Double>> buckets = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            highest = Math.max(highest, bucket.getValue());
            buckets.add(Map.entry(bucket.getKey(), highest));
        }
        return buckets;
    }
}
