package dev.faultline.run;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One forked load generator of a run. What it reports goes to the run's records: outcomes as they come, its start, and
 * its end once. Safe for any thread.
 */
final class LoadGenerator implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration DRAINED = Duration.ofSeconds(20);

    private final String source;
    private final Injector injector;
    private final Recorder recorder;
    private final RunClock clock;
    private final Reports reports;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();
    private boolean endRecorded;

    private LoadGenerator(String source, Injector injector, Recorder recorder, RunClock clock, Reports reports) {
        this.source = source;
        this.injector = injector;
        this.recorder = recorder;
        this.clock = clock;
        this.reports = reports;
    }

    /**
     * Forks it, and returns at once.
     *
     * @param java how Java is started, class path included
     * @param log the file that it logs to
     */
    static LoadGenerator fork(List<String> java, InjectorSpec spec, Path log, Recorder recorder, RunClock clock)
            throws IOException {
        Reports reports = new Reports(recorder);
        return new LoadGenerator(spec.source(), Injector.fork(java, spec, log, reports), recorder, clock, reports);
    }

    /** What it tells while it runs. */
    private static final class Reports implements InjectorListener {
        private final Recorder recorder;
        private final AtomicLong requestsInFlight = new AtomicLong();
        private final AtomicLong usersUnderWay = new AtomicLong();
        private final AtomicBoolean usersSeen = new AtomicBoolean();

        Reports(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void requestEnded(Outcome outcome) {
            usersSeen.set(true);
            recorder.outcome(outcome);
        }

        @Override
        public void underWay(long users, long requests) {
            requestsInFlight.set(requests);
            usersUnderWay.set(users);
            if (users > 0) {
                usersSeen.set(true);
            }
        }
    }

    /** How it is named in outcomes and events. */
    String source() {
        return source;
    }

    /** Waits until it has loaded everything and could send, and records its clock. */
    void awaitReady() throws IOException, InterruptedException {
        recorder.event(new Event.Anchored(clock.now(), injector.awaitReady(READY)));
    }

    /** Lets its users arrive; returns, and records, when that began. Throws {@link IOException} after {@code limit}. */
    Instant start(Duration limit) throws IOException, InterruptedException {
        started.set(true);
        Instant at = injector.start(limit);
        recorder.event(new Event.LoadStarted(at, source));
        return at;
    }

    /** Requests under way, as last reported. */
    long requestsInFlight() {
        return reports.requestsInFlight.get();
    }

    /** Users under way, as last reported. */
    long usersUnderWay() {
        return reports.usersUnderWay.get();
    }

    /** Whether users of it have been seen: under way, or by what they did. */
    boolean hasHadUsers() {
        return reports.usersSeen.get();
    }

    /** Whether it has ended although nobody asked it to. */
    boolean endedUnasked() {
        return injector.done().isDone() && !asked.get();
    }

    /** What is judged begins now. */
    void judged() {
        injector.judged();
    }

    /** Lets no new user in. Returns at once; how it ended is recorded when those under way have. */
    void drain() {
        if (asked.getAndSet(true)) {
            return;
        }
        if (!started.get() && !injector.done().isDone()) {
            nothingToRecord();
        }
        injector.drain();
        var unused = injector.done().thenAccept(this::ended);
    }

    /** Waits until it has ended, and kills it when that takes too long. One that never started has nothing to end. */
    void awaitEnd() throws InterruptedException {
        if (started.get()) {
            ended(injector.awaitDone(DRAINED));
        }
    }

    /** It has sent nothing: however it ends from here on, nothing is lost. */
    private synchronized void nothingToRecord() {
        endRecorded = true;
    }

    /** Records it once. A thread that comes second waits for the first, so that all is recorded when it returns. */
    private synchronized void ended(InjectorReport report) {
        if (endRecorded) {
            return;
        }
        endRecorded = true;
        if (started.get()) {
            recorder.event(report.event(clock.now(), source));
        }
        if (report.exit() != InjectorReport.Exit.COMPLETED) {
            recorder.event(new Event.ObservationLost(clock.now(), source, report.why()));
        }
    }

    /** Ends its process, at once unless it has already reported. */
    @Override
    public void close() {
        injector.close();
    }
}
