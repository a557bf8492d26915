package dev.faultline.fault;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The undo journal of one run: what takes a thing back is on disk before the thing is done, so that the death of the
 * harness, at any moment and in any manner, leaves nothing that nobody knows how to take back. Safe for any thread.
 */
public final class Journal {
    private static final String OWNER = "the harness";

    private final JournalFile file;
    private final Clock clock;
    private final AtomicInteger numbers = new AtomicInteger();

    private Journal(JournalFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Opens the journal of a run in {@code <folder>/<run>.jsonl}; this process is its owner.
     *
     * @throws IOException when the run has a journal already, or the disk does not take it
     */
    public static Journal open(Path folder, String run) throws IOException {
        return open(folder, run, thisProcess(), Clock.systemUTC());
    }

    static Journal open(Path folder, String run, ProcessIdentity owner, Clock clock) throws IOException {
        Path path = folder.toAbsolutePath().normalize().resolve(run + ".jsonl");
        try {
            return new Journal(JournalFile.create(path, new JournalEntry.Opened(clock.instant(), run, owner)), clock);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("expected a new run, found the undo journal of one called " + run + ": " + path, e);
        }
    }

    private static ProcessIdentity thisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessIdentity(self.pid(), self.info().startInstant().orElseThrow());
    }

    /** Where it is on disk. */
    public Path path() {
        return file.path();
    }

    /** Writes down how something is taken back, before it is done: on disk when this returns. */
    public Intent intend(Undo undo) throws IOException {
        Intent intent = new Intent(numbers.incrementAndGet(), undo);
        file.append(new JournalEntry.Intended(clock.instant(), intent.number(), undo));
        return intent;
    }

    /**
     * Carries out an undo until nothing of it remains, for some seconds, and writes that down.
     *
     * @throws UndoFailed when something remains, or it cannot be written down; then it stays pending
     */
    public void undo(Intent intent) throws UndoFailed, InterruptedException {
        Deadline bound = Deadline.after(Reversal.BOUND);
        Optional<UndoFailed> failure = tryUndo(intent);
        while (failure.isPresent() && !bound.passed()) {
            bound.pause(Reversal.PAUSE);
            failure = tryUndo(intent);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** The same, tried once. */
    Optional<UndoFailed> tryUndo(Intent intent) throws InterruptedException {
        Optional<UndoFailed> failure = Reversal.attempt(intent.undo());
        if (failure.isPresent()) {
            return failure;
        }
        try {
            file.append(new JournalEntry.Undone(clock.instant(), intent.number(), OWNER));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new UndoFailed(intent.undo(), e));
        }
    }

    /** What is written down and not taken back yet, in the order in which it was written. */
    public List<Intent> pending() throws IOException {
        return state().pending();
    }

    /** Why the lease of this journal's owner has ended, if it has. */
    Optional<String> epochClosed() throws IOException {
        return state().epochClosed();
    }

    JournalState state() throws IOException {
        return JournalState.of(file)
                .orElseThrow(() -> new IOException("the undo journal " + file.path() + " was emptied"));
    }

    /**
     * Ends the journal in good order. While something is pending it stays open, so that the watchdog, or the next run,
     * takes that back.
     *
     * @return whether nothing was pending
     */
    public boolean close() throws IOException {
        boolean clean = pending().isEmpty();
        if (clean) {
            file.append(new JournalEntry.Closed(clock.instant(), OWNER));
        }
        return clean;
    }

    /** What earlier runs left in a folder of journals: those not closed, oldest name first. */
    public static List<LeftBehind> pending(Path folder) throws IOException, InterruptedException {
        return LeftBehind.in(folder);
    }

    /**
     * Takes back, in reverse order, what dead runs left behind, and closes their journals.
     *
     * @return what was taken back, in words
     * @throws JournalHeld when a run that is still alive holds one of the journals; the others are healed all the same
     * @throws UndoFailed when something could not be taken back; all the rest is taken back all the same
     */
    public static List<String> heal(Path folder) throws IOException, JournalHeld, UndoFailed, InterruptedException {
        return new Healing(folder, Optional.empty()).heal();
    }
}
