package dev.faultline.run;

import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/**
 * What the clients saw in the last seconds, for stop conditions and the console; verdicts never use it. Requests are
 * counted in the second in which they ended. Safe for any thread.
 */
public final class LiveFigures {
    private static final int KEPT_SECONDS = 120;

    private final RunClock clock;
    private final Deque<Second> seconds = new ArrayDeque<>();

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

    private Second second(long epoch) {
        for (var newestFirst = seconds.descendingIterator(); newestFirst.hasNext(); ) {
            Second second = newestFirst.next();
            if (second.epoch == epoch) {
                return second;
            }
            if (second.epoch < epoch) {
                break;
            }
        }
        Second fresh = new Second(epoch);
        seconds.addLast(fresh);
        while (seconds.size() > KEPT_SECONDS) {
            seconds.removeFirst();
        }
        return fresh;
    }

    /** The figures of the whole seconds in the last {@code length}, which is at most two minutes; the current second is left out. */
    public synchronized Window over(Duration length) {
        Instant now = clock.now();
        long last = now.getEpochSecond() - 1;
        long first = last - Math.max(1, length.toSeconds()) + 1;
        Histogram millis = new Histogram(60_000, 2);
        long requests = 0;
        long failed = 0;
        for (Second second : seconds) {
            if (second.epoch >= first && second.epoch <= last) {
                requests += second.requests;
                failed += second.failed;
                millis.add(second.millis);
            }
        }
        return new Window(
                requests,
                failed,
                (double) requests / (last - first + 1),
                Duration.ofMillis(requests == 0 ? 0 : millis.getValueAtPercentile(95)));
    }

    private static final class Second {
        private final long epoch;
        private final Histogram millis = new Histogram(60_000, 2);
        private long requests;
        private long failed;

        Second(long epoch) {
            this.epoch = epoch;
        }
    }
}
