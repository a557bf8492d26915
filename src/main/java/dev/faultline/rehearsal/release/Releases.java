package dev.faultline.rehearsal.release;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.release.ReleaseStatus.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Carries releases of one service out, one at a time, each on a thread of its own. Safe for any thread. */
public final class Releases implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final String name;
    private final ReleasedService service;
    private final ReleaseSettings settings;
    private final InstantSource clock;
    private final StopSignal stop;
    private final PlatformLog log;
    private Thread thread;
    private volatile Optional<ReleaseStatus> current = Optional.empty();

    /** None has been made yet of the service of this name. */
    public Releases(
            String name,
            ReleasedService service,
            ReleaseSettings settings,
            InstantSource clock,
            StopSignal stop,
            PlatformLog log) {
        this.name = name;
        this.service = service;
        this.settings = settings;
        this.clock = clock;
        this.stop = stop;
        this.log = log;
    }

    /** Begins a release; empty when one is under way. */
    public synchronized Optional<ReleaseStatus> begin(Version.Kind kind) {
        if (underWay()) {
            return Optional.empty();
        }
        Version before = service.version();
        Version wanted = new Version(kind, before.revision() + 1);
        Rollout rollout = new Rollout(before, wanted, settings);
        tell(wanted, rollout);
        thread = new Thread(() -> carryOut(wanted, rollout), "release");
        thread.setDaemon(true);
        thread.start();
        return current;
    }

    /** The newest release; empty when there was none yet. */
    public Optional<ReleaseStatus> current() {
        return current;
    }

    /** Whether a release is under way. */
    public boolean underWay() {
        return current.filter(status -> !status.over()).isPresent();
    }

    @Override
    public synchronized void close() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join(CLOSE_LIMIT.toMillis());
        }
    }

    private void carryOut(Version wanted, Rollout rollout) {
        try {
            for (Step step = next(rollout); !(step instanceof Step.End); step = next(rollout)) {
                take(step);
                tell(wanted, rollout);
            }
            service.version(rollout.goal());
            tell(wanted, rollout);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Step next(Rollout rollout) {
        return rollout.next(clock.instant(), service.members());
    }

    private void take(Step step) throws InterruptedException {
        if (step instanceof Step.Wait) {
            stop.pause(BETWEEN_LOOKS);
            return;
        }
        try {
            log.say("release", step.toString());
            service.take(step);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (Exception e) {
            log.say("release", "the step " + step + " failed and will be tried again: " + e);
            stop.pause(AFTER_FAILURE);
        }
    }

    private void tell(Version wanted, Rollout rollout) {
        State before = current.map(ReleaseStatus::state).orElse(null);
        current = Optional.of(new ReleaseStatus(
                name,
                wanted.kind().name().toLowerCase(Locale.ROOT),
                rollout.state(),
                rollout.detail(service.members())));
        if (rollout.state() != before) {
            log.say("release", current.get().toString());
        }
    }
}
