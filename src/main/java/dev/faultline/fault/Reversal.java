package dev.faultline.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** How an undo is carried out: performed, then seen to have left nothing. */
final class Reversal {
    /** For how long undos that fail are tried again. */
    static final Duration BOUND = Duration.ofSeconds(10);

    /** How long before they are tried again. */
    static final Duration PAUSE = Duration.ofMillis(200);

    private Reversal() {}

    /** Performs and verifies an undo once. Empty when nothing of it remains. */
    static Optional<UndoFailed> attempt(Undo undo) throws InterruptedException {
        try {
            undo.perform();
            return undo.remaining().map(rest -> new UndoFailed(undo, rest));
        } catch (IOException | RuntimeException e) {
            return Optional.of(new UndoFailed(undo, e));
        }
    }
}
