package dev.faultline.run;

import dev.faultline.scenario.StopCondition;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What the clients saw in the last seconds, for stop conditions and the console; verdicts never use it. Requests are
 * counted in the second in which they ended. Safe for any thread.
 */
public final class LiveFigures {
    private static final long KEPT_SECONDS = StopCondition.ErrorRatio.LONGEST_WINDOW.toSeconds();

    private final RunClock clock;
    private final NavigableMap<Long, Second> seconds = new TreeMap<>();

    /** On the run's clock. */
    public LiveFigures(RunClock clock) {
        this.clock = clock;
    }

    /**
     * Figures over a window.
     *
     * @param requests requests that ended in it
     * @param failed those of them that failed
     * @param perSecond requests a second
     * @param p95 95th percentile of their response times
     */
    public record Window(long requests, long failed, double perSecond, Duration p95) {
        /** The share of failed requests; 0 when there was none at all. */
        public double errorRatio() {
            return requests == 0 ? 0 : (double) failed / requests;
        }
    }

    /** Counts one request. */
    public synchronized void add(Outcome outcome) {
        Second second = second(outcome.end().getEpochSecond());
        second.requests++;
        if (!outcome.good()) {
            second.failed++;
        }
        second.millis.recordValue(
                Math.max(0, Math.min(60_000, outcome.responseTime().toMillis())));
    }

    /** Requests do not come in the order in which they ended: those of the load come through a pipe. */
    private Second second(long epoch) {
        Second second = seconds.computeIfAbsent(epoch, unseen -> new Second());
        seconds.headMap(seconds.lastKey() - KEPT_SECONDS).clear();
        return second;
    }

    /** The figures of the whole seconds in the last {@code length}, which is at most two minutes; the current second is left out. */
    public synchronized Window over(Duration length) {
        Instant now = clock.now();
        long last = now.getEpochSecond() - 1;
        long first = last - Math.max(1, length.toSeconds()) + 1;
        Histogram millis = new Histogram(60_000, 2);
        long requests = 0;
        long failed = 0;
        for (Second second : seconds.subMap(first, true, last, true).values()) {
            requests += second.requests;
            failed += second.failed;
            millis.add(second.millis);
        }
        return new Window(
                requests,
                failed,
                (double) requests / (last - first + 1),
                Duration.ofMillis(requests == 0 ? 0 : millis.getValueAtPercentile(95)));
    }

    private static final class Second {
        private final Histogram millis = new Histogram(60_000, 2);
        private long requests;
        private long failed;
    }
}
