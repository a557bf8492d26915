package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;

/**
 * Keeps one database writing, as a managed Multi-AZ database does: it looks at the heartbeats, and fences, promotes,
 * re-clones on a thread of its own. A step that fails is logged and tried again.
 */
final class FailoverController implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final DatabasePair pair;
    private final StopSignal stop;
    private final PlatformLog log;
    private final Thread thread = new Thread(this::watchUntilStopped, "failover-controller");

    FailoverController(DatabasePair pair, StopSignal stop, PlatformLog log) {
        this.pair = pair;
        this.stop = stop;
        this.log = log;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchUntilStopped() {
        try {
            while (!stop.raised()) {
                takeNextStep();
                stop.pause(BETWEEN_LOOKS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeNextStep() throws InterruptedException {
        FailoverDecision.Action action = FailoverDecision.on(pair.observe());
        try {
            take(action);
        } catch (IOException | StartFailure | RuntimeException e) {
            log.say("control", "the step " + action + " failed and will be tried again: " + e);
            stop.pause(AFTER_FAILURE);
        }
    }

    private void take(FailoverDecision.Action action) throws IOException, StartFailure, InterruptedException {
        switch (action) {
            case NONE -> {}
            case PROMOTE_STANDBY -> pair.promoteStandby();
            case RESTART_PRIMARY -> pair.restartPrimary();
            case DETACH_STANDBY -> pair.detachStandby();
            case CLONE_STANDBY -> pair.cloneStandby();
            case ATTACH_STANDBY -> pair.attachStandby();
        }
    }
}
