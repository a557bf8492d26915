package dev.faultline.load;

import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The one thread that reports what the tap saw, and every 200 ms how much is under way. It ends when it is told that
 * there will be no more and all that was handed over has been reported, or when its owner no longer listens.
 */
final class ObservationReporter implements Runnable {
    private static final Duration GAUGE_INTERVAL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final Handover handover;
    private final ActiveUsers users;
    private final ProtocolLines lines;
    private final RunClock clock;
    private final Lateness lateness;
    private final List<Observation> taken = new ArrayList<>();
    private final Thread thread = new Thread(this, "observation-reporter");
    private volatile Optional<Instant> injectionStart = Optional.empty();
    private volatile boolean noMore;
    private volatile boolean countAnew;
    private volatile Optional<IOException> failure = Optional.empty();
    private Instant nextGauge = Instant.MIN;
    private long requests;

    ObservationReporter(
            Handover handover, ActiveUsers users, ProtocolLines lines, RunClock clock, Iterator<Duration> planned) {
        this.handover = handover;
        this.users = users;
        this.lines = lines;
        this.clock = clock;
        this.lateness = new Lateness(planned);
    }

    /** The injection starts at {@code at}: says so, and reports from now on. */
    void begin(Instant at) {
        injectionStart = Optional.of(at);
        try {
            lines.started(at);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        thread.start();
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                more = !noMore;
                handover.take(taken, PATIENCE);
                more |= !taken.isEmpty();
                report();
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Late users count from now on; said by any thread. */
    void countLatenessAnew() {
        countAnew = true;
    }

    private void report() throws IOException {
        if (countAnew) {
            countAnew = false;
            lateness.countAnew();
        }
        for (Observation observation : taken) {
            if (observation instanceof Observation.RequestEnded ended) {
                requests++;
                lines.outcome(ended.outcome());
            } else if (observation instanceof Observation.UserStarted user) {
                lateness.started(sinceStart(user.at()));
            }
        }
        taken.clear();
        Instant now = clock.now();
        if (now.isAfter(nextGauge)) {
            nextGauge = now.plus(GAUGE_INTERVAL);
            lines.underWay(users.count(), InjectorState.requestsInFlight());
        }
        lines.flush();
    }

    private Duration sinceStart(Instant at) {
        return Duration.between(injectionStart.orElse(at), at);
    }

    /** Reports what is left, waiting at most {@code limit}, then says how it all went. */
    Optional<Lateness> finish(Instant injectionEnd, Duration limit) throws InterruptedException {
        noMore = true;
        thread.join(limit.toMillis());
        if (thread.isAlive()) {
            thread.interrupt();
            return Optional.empty();
        }
        if (injectionStart.isPresent()) {
            lateness.ended(sinceStart(injectionEnd));
        }
        return Optional.of(lateness);
    }

    /** Outcomes reported; to be read after {@link #finish}. */
    long requests() {
        return requests;
    }

    /** Why the owner could not be told. */
    Optional<IOException> failure() {
        return failure;
    }
}
