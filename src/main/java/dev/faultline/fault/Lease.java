package dev.faultline.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The harness's permission to break things, good for as long as it keeps telling its watchdog that it is alive. It is
 * lost for good when the harness was frozen for longer than the term, when the watchdog is gone, and when the watchdog
 * has closed the journal's epoch. Safe for any thread.
 */
public final class Lease implements AutoCloseable {
    /** Renewals within one term: all but one may be late. */
    private static final int RENEWALS = 5;

    private final Journal journal;
    private final LeaseTerm term;
    private final WatchdogLine watchdog;
    private final AtomicReference<String> lost = new AtomicReference<>();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease renewal");
        thread.setDaemon(true);
        return thread;
    });

    Lease(Journal journal, LeaseTerm term, WatchdogLine watchdog) {
        this.journal = journal;
        this.term = term;
        this.watchdog = watchdog;
    }

    /**
     * Starts the watchdog of a journal and takes the lease from it.
     *
     * @param javaCommand how a JVM with the class path of the harness is started
     * @param journal the journal to be watched
     * @param term how long the harness may be silent; some seconds
     * @param life the longest that the watchdog may live: the longest that the run may take, and then some
     * @param log the file that the watchdog writes to what it has undone
     * @throws IOException when the watchdog does not come up, with what it said
     */
    public static Lease take(List<String> javaCommand, Journal journal, Duration term, Duration life, Path log)
            throws IOException, InterruptedException {
        WatchdogProcess watchdog = WatchdogProcess.start(javaCommand, journal.path(), term, life, log);
        // The term begins now: the time that the watchdog took to come up was not the harness's silence.
        Lease lease = new Lease(journal, new LeaseTerm(term, LeaseClock.ofThisMachine()), watchdog);
        lease.renewEvery(term.dividedBy(RENEWALS));
        return lease;
    }

    private void renewEvery(Duration interval) {
        var unused = renewal.scheduleAtFixedRate(this::renew, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Tells the watchdog that the harness is alive, unless the lease is lost. */
    void renew() {
        if (lost().isPresent()) {
            return;
        }
        try {
            // Own term first: it must never last longer than what the watchdog counts from when it is told.
            term.renew();
            watchdog.renew();
        } catch (IOException e) {
            lose("its watchdog cannot be told that the harness is alive: " + e.getMessage());
        }
    }

    /** Why the lease is lost; empty while it is held. */
    public Optional<String> lost() {
        term.ended().ifPresent(this::lose);
        if (lost.get() == null && !watchdog.isAlive()) {
            lose("its watchdog is gone");
        }
        return Optional.ofNullable(lost.get());
    }

    private void lose(String why) {
        lost.compareAndSet(null, why);
    }

    /** Returns when this process may break something now. */
    void requireHeld() throws LeaseLost {
        if (lost().isEmpty()) {
            try {
                journal.epochClosed().ifPresent(this::lose);
            } catch (IOException e) {
                lose("the undo journal cannot be read: " + e.getMessage());
            }
        }
        Optional<String> why = lost();
        if (why.isPresent()) {
            throw new LeaseLost(why.get());
        }
    }

    /**
     * Gives the lease back, after the journal was closed. The watchdog ends; if the journal still holds something, it
     * takes that back first.
     *
     * @throws IOException when the watchdog could not take everything back, or did not end
     */
    @Override
    public void close() throws IOException {
        renewal.shutdownNow();
        lose("it was given back");
        watchdog.close();
    }
}
