package dev.faultline.drill;

import dev.faultline.run.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends a drill early, from any thread: the run that is under way is cut short, which reverts its faults, whoever waits for a
 * person stops waiting, and no further step is begun. Safe for any thread.
 */
public final class DrillControl {
    private final List<Runnable> listeners = new ArrayList<>();
    private Interruption current = new Interruption();
    private Optional<DrillEnding> ending = Optional.empty();

    /** Asks for the end; the first that asks is the one on record. */
    public void end(DrillEnding how) {
        List<Runnable> told;
        synchronized (this) {
            if (ending.isPresent()) {
                return;
            }
            ending = Optional.of(how);
            current.request("the drill was " + how.how() + ": " + how.why());
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    /** How the drill is to end early; empty while it goes on. */
    public synchronized Optional<DrillEnding> ending() {
        return ending;
    }

    /** What cuts the next run short, and nothing else: a stop condition of that run does not end the drill. */
    synchronized Interruption ofNextRun() {
        Interruption next = new Interruption();
        ending.ifPresent(how -> next.request("the drill was " + how.how() + ": " + how.why()));
        current = next;
        return next;
    }

    /** Has {@code listener} run once the end is asked for, at once where it was already. */
    void onEnd(Runnable listener) {
        synchronized (this) {
            if (ending.isEmpty()) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
