package dev.faultline.fault;

import dev.faultline.plan.PlannedFault;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** One fault that was applied, until it is reverted. Safe for any thread. */
public final class Injection {
    private final PlannedFault fault;
    private final Injector injector;
    private final CompletableFuture<Optional<String>> proof = new CompletableFuture<>();

    /** Held while it is taken back, so that a second thread that wants that waits and finds it done. */
    private final ReentrantLock reverting = new ReentrantLock();

    /** The last first. */
    private final Deque<Intent> toUndo = new ArrayDeque<>();

    private final List<Intent> intents = new ArrayList<>();
    private volatile boolean reverted;
    private volatile Optional<Instant> at = Optional.empty();

    Injection(PlannedFault fault, Injector injector) {
        this.fault = fault;
        this.injector = injector;
    }

    /** What was injected. */
    public PlannedFault fault() {
        return fault;
    }

    /** Just before the first act that broke something, on the run's clock; empty if it never came to that. */
    public Optional<Instant> at() {
        return at;
    }

    /**
     * Completes with how the fault was seen to have bitten, or empty when it was not within its bound, or was reverted
     * before.
     */
    public CompletableFuture<Optional<String>> proof() {
        return proof.copy();
    }

    /** Completes the proof; false when it was completed before. */
    boolean prove(Optional<String> seen) {
        return proof.complete(seen);
    }

    /** Whether it has been taken back. */
    public boolean isReverted() {
        return reverted;
    }

    Injector injector() {
        return injector;
    }

    void began(Instant now) {
        at = Optional.of(now);
    }

    ReentrantLock reverting() {
        return reverting;
    }

    /** Notes an undo that is in the journal. */
    void intended(Intent intent) {
        synchronized (toUndo) {
            toUndo.push(intent);
            intents.add(intent);
        }
    }

    /** All undos that are in the journal for it. */
    List<Intent> intents() {
        synchronized (toUndo) {
            return List.copyOf(intents);
        }
    }

    /**
     * Carries out all undos that are not carried out yet, the last first, and tries again for some seconds with those
     * that fail; one that fails keeps no other from being done. Under the lock of {@link #reverting()}.
     */
    void takeBack(Journal journal) throws UndoFailed, InterruptedException {
        injector.end();
        Deadline bound = Deadline.after(Reversal.BOUND);
        Optional<UndoFailed> failure = takeBackOnce(journal);
        while (failure.isPresent() && !bound.passed()) {
            bound.pause(Reversal.PAUSE);
            failure = takeBackOnce(journal);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        reverted = true;
    }

    private Optional<UndoFailed> takeBackOnce(Journal journal) throws InterruptedException {
        Optional<UndoFailed> first = Optional.empty();
        for (Intent intent : toUndo()) {
            Optional<UndoFailed> failure = journal.tryUndo(intent);
            if (failure.isEmpty()) {
                undone(intent);
            } else if (first.isEmpty()) {
                first = failure;
            }
        }
        return first;
    }

    private List<Intent> toUndo() {
        synchronized (toUndo) {
            return new ArrayList<>(toUndo);
        }
    }

    private void undone(Intent intent) {
        synchronized (toUndo) {
            toUndo.remove(intent);
        }
    }
}
