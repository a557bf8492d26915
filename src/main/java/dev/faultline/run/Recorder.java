package dev.faultline.run;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.JsonLines;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.OutcomeLog;
import dev.faultline.timeline.RunFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes everything that a run observes into the run's files, as it happens. A disk that takes no more cuts the run
 * short; what cannot be written is never dropped silently. Safe for any thread.
 */
final class Recorder implements Closeable {
    private final RunFiles files;
    private final JsonLines<Event> timeline;
    private final OutcomeLog outcomes;
    private final JsonLines<LedgerEntry> probeLedger;
    private final LiveFigures figures;
    private final Interruption interruption;
    private final AtomicReference<UncheckedIOException> failure = new AtomicReference<>();
    private boolean closed;

    Recorder(RunFiles files, LiveFigures figures, Interruption interruption) throws IOException {
        this.files = files;
        this.figures = figures;
        this.interruption = interruption;
        Files.createDirectories(files.folder());
        this.timeline = new JsonLines<>(files.timeline(), Event.class);
        this.outcomes = new OutcomeLog(files.outcomes());
        this.probeLedger = new JsonLines<>(files.ledger("probes"), LedgerEntry.class);
    }

    void event(Event event) {
        write(() -> timeline.append(event));
    }

    void outcome(Outcome outcome) {
        figures.add(outcome);
        write(() -> outcomes.append(outcome));
    }

    void ledger(LedgerEntry entry) {
        write(() -> probeLedger.append(entry));
    }

    /** A writer for what the read-back finds; the caller closes it. */
    JsonLines<HeldRecord> held() throws IOException {
        return new JsonLines<>(files.held(), HeldRecord.class);
    }

    private synchronized void write(Runnable act) {
        if (closed) {
            return; // A probe that ends after the drain was counted when the drain ended.
        }
        try {
            act.run();
        } catch (UncheckedIOException e) {
            failure.compareAndSet(null, e);
            interruption.request(e.getMessage());
        }
    }

    /** Hands all that was recorded so far to the operating system, so that it can be read back. */
    void flush() throws IOException {
        outcomes.flush();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try (timeline;
                outcomes;
                probeLedger) {
            if (failure.get() != null) {
                throw new IOException(failure.get().getMessage(), failure.get());
            }
        }
    }
}
