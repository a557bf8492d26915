package dev.faultline.fault;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes back all that a journal holds, for an owner who no longer can: in reverse order, then once more after the
 * longest that an injection already under way could take to arrive, then verified.
 */
final class Unwinding {
    private final JournalFile file;
    private final String by;
    private final Clock clock;
    private final Optional<Duration> arrival;
    private final Map<Integer, UndoFailed> failures = new TreeMap<>();
    private Optional<IOException> unwritten = Optional.empty();

    Unwinding(JournalFile file, String by, Clock clock) {
        this(file, by, clock, Optional.empty());
    }

    /** With {@code arrival} instead of the longest that the undos themselves name. */
    Unwinding(JournalFile file, String by, Clock clock, Optional<Duration> arrival) {
        this.arrival = arrival;
        this.file = file;
        this.by = by;
        this.clock = clock;
    }

    /**
     * Closes the epoch and takes everything back.
     *
     * @param why why the owner's lease has ended
     * @return what could not be taken back; empty when all is as it was
     * @throws IOException when the journal itself cannot be read; or, after all was taken back, cannot be written
     */
    List<UndoFailed> unwind(String why) throws IOException, InterruptedException {
        List<Intent> held = state().intents();
        write(new JournalEntry.EpochClosed(clock.instant(), by, why));
        pass();
        if (!held.isEmpty()) {
            Duration longest = arrival.orElseGet(() -> longest(held));
            Deadline.after(longest).pause(longest);
        }
        // Round by round, so that one undo that hangs or fails does not keep the others waiting.
        Deadline bound = Deadline.after(Reversal.BOUND);
        pass();
        while (!failures.isEmpty() && !bound.passed()) {
            bound.pause(Reversal.PAUSE);
            pass();
        }
        if (failures.isEmpty()) {
            write(new JournalEntry.Closed(clock.instant(), by));
        }
        if (unwritten.isPresent()) {
            throw unwritten.get();
        }
        return new ArrayList<>(failures.values());
    }

    private static Duration longest(List<Intent> held) {
        return held.stream()
                .map(intent -> intent.undo().arrival())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** A full disk must not keep anything from being taken back, so its error waits. */
    private void write(JournalEntry entry) {
        try {
            file.append(entry);
        } catch (IOException e) {
            unwritten = Optional.of(e);
        }
    }

    private JournalState state() throws IOException {
        return JournalState.of(file).orElseThrow(() -> new IOException(file.path() + " is empty"));
    }

    /** Everything, what was taken back before included: it may have been done again since. */
    private void pass() throws IOException, InterruptedException {
        JournalState state = state();
        List<Intent> intents = state.intents();
        for (int i = intents.size() - 1; i >= 0; i--) {
            Intent intent = intents.get(i);
            Optional<UndoFailed> failure = Reversal.attempt(intent.undo());
            if (failure.isPresent()) {
                failures.put(intent.number(), failure.get());
                continue;
            }
            failures.remove(intent.number());
            if (!state.undone().containsKey(intent.number())) {
                write(new JournalEntry.Undone(clock.instant(), intent.number(), by));
            }
        }
    }
}
