package dev.faultline.rehearsal.failover;

import dev.faultline.rehearsal.process.Loop;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;

/**
 * Keeps one of two servers serving, as a managed Multi-AZ service does: it looks at them all the time and takes the
 * steps that are due, on a thread of its own. A step that fails is logged and tried again.
 */
public final class FailoverController<S> implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final FailoverSteps<S> steps;
    private final StopSignal stop;
    private final PlatformLog log;
    private final Loop loop;

    /** A controller that is asleep until it is started; {@code name} says which pair it keeps. */
    public FailoverController(String name, FailoverSteps<S> steps, StopSignal stop, PlatformLog log) {
        this.steps = steps;
        this.stop = stop;
        this.log = log;
        this.loop = new Loop("failover-" + name, stop, this::takeNextStep);
    }

    /** Begins to act; once only. */
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void takeNextStep() throws InterruptedException {
        S step = steps.next();
        try {
            steps.take(step);
            stop.pause(BETWEEN_LOOKS);
        } catch (IOException | StartFailure | RuntimeException e) {
            log.say("control", "the step " + step + " failed and will be tried again: " + e);
            stop.pause(AFTER_FAILURE);
        }
    }
}
