package dev.faultline.load;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How late users started: actual starts joined by their order to the planned arrivals. An open load generator that
 * stalls drops nobody, it only sends late, and then what it measured is not the load that was asked for. For one thread.
 *
 * <p>All durations count from the start of the injection as the tap saw it, which is just before Gatling's own: what is
 * reported errs on the late side, by a few milliseconds at most.
 */
final class Lateness {
    private static final int DIGITS = 3;

    private final Iterator<Duration> planned;
    private final Histogram micros = new Histogram(DIGITS);
    private Duration next;
    private long due;
    private long started;

    Lateness(Iterator<Duration> planned) {
        this.planned = planned;
        advance();
    }

    /** The next user started. */
    void started(Duration sinceStart) {
        started++;
        if (next != null) {
            record(sinceStart);
        }
    }

    /** The injection ended, or was ended: every user that was due by then and has not started is at least so late. */
    void ended(Duration sinceStart) {
        while (next != null && next.compareTo(sinceStart) <= 0) {
            record(sinceStart);
        }
    }

    /** Users that started late until now are forgotten: what counts begins here. */
    void countAnew() {
        micros.reset();
    }

    private void record(Duration sinceStart) {
        micros.recordValue(
                Math.max(0, TimeUnit.NANOSECONDS.toMicros(sinceStart.minus(next).toNanos())));
        due++;
        advance();
    }

    private void advance() {
        next = planned.hasNext() ? planned.next() : null;
    }

    long plannedUsers() {
        return due;
    }

    long startedUsers() {
        return started;
    }

    Duration p99() {
        return Duration.of(micros.getValueAtPercentile(99), ChronoUnit.MICROS);
    }

    Duration max() {
        return Duration.of(micros.getMaxValue(), ChronoUnit.MICROS);
    }
}
