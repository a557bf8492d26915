package dev.faultline.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clears up after earlier runs, from their journals.
 *
 * @param folder where journals are kept
 * @param arrival the longest that an injection under way when its harness died may take to arrive, where that is not what
 *     the undos name
 */
record Healing(Path folder, Optional<Duration> arrival) {
    List<String> heal() throws IOException, JournalHeld, UndoFailed, InterruptedException {
        List<String> done = new ArrayList<>();
        List<LeftBehind> held = new ArrayList<>();
        List<UndoFailed> failures = new ArrayList<>();
        for (LeftBehind journal : LeftBehind.in(folder)) {
            if (journal.held()) {
                held.add(journal);
            } else {
                failures.addAll(heal(journal, done));
            }
        }
        if (!failures.isEmpty()) {
            UndoFailed first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        if (!held.isEmpty()) {
            throw new JournalHeld(held.get(0));
        }
        return done;
    }

    private List<UndoFailed> heal(LeftBehind journal, List<String> done) throws IOException, InterruptedException {
        Unwinding unwinding = new Unwinding(new JournalFile(journal.file()), "a later run", Clock.systemUTC(), arrival);
        List<UndoFailed> failures =
                unwinding.unwind("its owner, process " + journal.owner().pid() + ", is gone");
        if (failures.isEmpty()) {
            for (int i = journal.undos().size() - 1; i >= 0; i--) {
                done.add("run " + journal.run() + ": " + journal.undos().get(i).inWords());
            }
        }
        return failures;
    }
}
