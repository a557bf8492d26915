package dev.faultline.report;

import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Up to where a recovery time is no news: how much longer than those before it one may take although nothing has changed.
 *
 * <p>It is the upper prediction bound, of 95 % confidence, for one more observation from the population that the earlier ones
 * are a sample of, taken as normal: mean + t · s · √(1 + 1/n), with Student's t of n − 1 degrees of freedom (Hahn and Meeker,
 * Statistical Intervals, 1991, ch. 4). A slow creep over many runs widens it, and is seen on the page of all runs only.
 *
 * @param earlier how many it rests on; {@value #LEAST} or more
 * @param shortest of them
 * @param longest of them
 * @param upTo the bound
 */
public record NoiseFloor(int earlier, Duration shortest, Duration longest, Duration upTo) {
    /** With fewer, a spread is hardly known. */
    public static final int LEAST = 4;

    /** What clients see of a recovery lies so far from what the servers know of it: nothing finer can be told apart. */
    static final Duration RESOLUTION = Duration.ofMillis(50);

    private static final double SURE = 0.95;
    private static final double SECOND = 1e9;

    /** Of earlier times, in any order; empty where there are too few of them. */
    static Optional<NoiseFloor> of(List<Duration> earlier) {
        if (earlier.size() < LEAST) {
            return Optional.empty();
        }
        double[] seconds =
                earlier.stream().mapToDouble(time -> time.toNanos() / SECOND).toArray();
        DoubleSummaryStatistics all = DoubleStream.of(seconds).summaryStatistics();
        double n = seconds.length;
        double squares = DoubleStream.of(seconds)
                .map(each -> (each - all.getAverage()) * (each - all.getAverage()))
                .sum();
        double noise = new TDistribution(n - 1).inverseCumulativeProbability(SURE)
                * Math.sqrt(squares / (n - 1))
                * Math.sqrt(1 + 1 / n);
        double least = RESOLUTION.toNanos() / SECOND;
        return Optional.of(new NoiseFloor(
                seconds.length,
                duration(all.getMin()),
                duration(all.getMax()),
                duration(all.getAverage() + Math.max(noise, least))));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * SECOND));
    }
}
