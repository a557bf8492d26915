package dev.faultline.report;

import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Response times in the unit that the histograms hold, microseconds, and back. */
final class Latency {
    private static final double MICROS_PER_MILLI = 1_000;

    private Latency() {}

    static long micros(Outcome outcome) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(outcome.responseTime().toNanos()));
    }

    static double millis(long micros) {
        return micros / MICROS_PER_MILLI;
    }

    static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
