package dev.faultline.verdict;

import dev.faultline.timeline.RunHistory;
import java.io.Closeable;
import java.io.IOException;

/** The reconciliation that all checks of one run share: made when the first asks for it, closed by whoever judges. */
final class SharedReconciliation implements Closeable {
    private final RunHistory history;
    private final RunTimeline timeline;
    private Reconciliation made;

    SharedReconciliation(RunHistory history, RunTimeline timeline) {
        this.history = history;
        this.timeline = timeline;
    }

    /** Throws an exception in words for the verdict when ledger or read-back cannot be read. */
    Reconciliation get() throws IOException {
        if (made == null) {
            made = Reconciliation.of(history, timeline);
        }
        return made;
    }

    @Override
    public void close() throws IOException {
        if (made != null) {
            made.close();
        }
    }
}
