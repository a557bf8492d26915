package dev.faultline.capacity;

import dev.faultline.load.Injector;
import dev.faultline.load.InjectorListener;
import dev.faultline.load.InjectorReport;
import dev.faultline.load.InjectorSpec;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One forked load generator at one rate, and all that it tells; each of them is for one rate only. Safe for any thread. */
final class OfferedLoad implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration STARTED = Duration.ofSeconds(20);
    private static final Duration DRAINED = Duration.ofSeconds(20);

    private final Arrivals arrivals;
    private final InjectorSpec spec;
    private final Records records;
    private final RunClock clock;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final NavigableMap<Instant, Long> underWay = new TreeMap<>();
    private final Injector injector;
    private Instant started;

    /** Forks it and returns at once; it is ready and started by {@link #start}. */
    OfferedLoad(List<String> java, Arrivals arrivals, InjectorSpec spec, Path log, Records records, RunClock clock)
            throws IOException {
        this.arrivals = arrivals;
        this.spec = spec;
        this.records = records;
        this.clock = clock;
        this.injector = Injector.fork(java, spec, log, new InjectorListener() {
            @Override
            public void requestEnded(Outcome outcome) {
                ended(outcome);
            }

            @Override
            public void underWay(long users, long requests) {
                reported(users);
            }
        });
    }

    private void ended(Outcome outcome) {
        records.outcome(outcome);
        synchronized (outcomes) {
            outcomes.add(outcome);
        }
    }

    private void reported(long users) {
        synchronized (outcomes) {
            underWay.put(clock.now(), users);
        }
    }

    /** How many people were under way, as last reported before an instant; 0 before the first report. */
    long underWay(Instant at) {
        synchronized (outcomes) {
            Map.Entry<Instant, Long> last = underWay.floorEntry(at);
            return last == null ? 0 : last.getValue();
        }
    }

    /** Waits until it could send, and lets people come. */
    void start() throws IOException, InterruptedException {
        records.event(new Event.Anchored(clock.now(), injector.awaitReady(READY)));
        started = injector.start(STARTED);
        records.event(new Event.LoadStarted(started, spec.source()));
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** When the first request of it was due. */
    Instant started() {
        return started;
    }

    /** What counts begins now: people who came late before do not. */
    void judged() {
        injector.judged();
    }

    /** How long a request may be unanswered until it counts as failed: so long after a step all of its requests have ended. */
    Duration longestRequest() {
        return spec.requestTimeout();
    }

    /** The requests that were sent in a stretch and have ended. */
    List<Outcome> sentIn(Instant from, Instant to) {
        synchronized (outcomes) {
            return outcomes.stream()
                    .filter(outcome ->
                            !outcome.start().isBefore(from) && outcome.start().isBefore(to))
                    .toList();
        }
    }

    /** Lets nobody in any more, and waits until those who came have left. */
    InjectorReport end() throws InterruptedException {
        injector.drain();
        InjectorReport report = injector.awaitDone(DRAINED);
        records.event(report.event(clock.now(), spec.source()));
        return report;
    }

    @Override
    public void close() {
        injector.close();
    }
}
