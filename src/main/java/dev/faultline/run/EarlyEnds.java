package dev.faultline.run;

import dev.faultline.fault.Faults;
import dev.faultline.observe.Pace;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.time.Duration;

/**
 * Looks whether a fault has ended although this run did not end it, as when an alarm has stopped its experiment: the run
 * then goes no further. On a thread of its own, since asking may take seconds.
 */
final class EarlyEnds implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final RunContext run;
    private final Faults faults;
    private final Pace pace;

    EarlyEnds(RunContext run, Faults faults) {
        this.run = run;
        this.faults = faults;
        this.pace = new Pace(
                "early-ends",
                EVERY,
                this::look,
                e -> run.interruption().request("the faults could not be watched: " + e));
    }

    private void look() {
        if (run.interruption().reason().isPresent()) {
            return;
        }
        try {
            faults.endedEarly().ifPresent(this::stop);
        } catch (IOException e) {
            // For a moment only, or else for good: then the proof of the fault is not seen either, and nothing can
            // PASS.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Event.StopConditionMet met) {
        run.recorder().event(met);
        run.interruption().request(met.found());
    }

    @Override
    public void close() {
        pace.close();
    }
}
