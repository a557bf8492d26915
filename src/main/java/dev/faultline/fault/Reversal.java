package dev.faultline.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Carries an undo out until nothing of it remains. */
final class Reversal {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Reversal() {}

    /**
     * Performs the undo and verifies it, and tries again while that fails, for some seconds.
     *
     * @throws UndoFailed with what remains, or with the last error
     */
    static void carryOut(Undo undo) throws UndoFailed, InterruptedException {
        Optional<UndoFailed> failure = persist(undo);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** The same, giving the failure instead of throwing it. */
    static Optional<UndoFailed> persist(Undo undo) throws InterruptedException {
        Deadline bound = Deadline.after(BOUND);
        Optional<UndoFailed> failure = attempt(undo);
        while (failure.isPresent() && !bound.passed()) {
            bound.pause(PAUSE);
            failure = attempt(undo);
        }
        return failure;
    }

    /** Performs and verifies once. */
    static Optional<UndoFailed> attempt(Undo undo) throws InterruptedException {
        try {
            undo.perform();
            Optional<String> remaining = undo.remaining();
            return remaining.map(rest -> new UndoFailed(undo, rest));
        } catch (IOException | RuntimeException e) {
            return Optional.of(new UndoFailed(undo, e));
        }
    }
}
