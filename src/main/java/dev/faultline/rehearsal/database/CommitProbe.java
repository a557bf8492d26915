package dev.faultline.rehearsal.database;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * Commits something empty and sees whether that has to wait for a standby. PostgreSQL's sessions begin to wait only once
 * its checkpointer, which may be busy, has read a changed {@code synchronous_standby_names}; the setting and {@code
 * sync_state} are both shown before that. A commit seen waiting is the only proof.
 */
final class CommitProbe implements Closeable {
    private static final String EMPTY_COMMIT = "SELECT pg_logical_emit_message(true, 'probe', '')";
    private static final String WAITING = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final WireConnection committer;
    private final WireConnection observer;
    private boolean unanswered;

    /** {@code committer} is closed with this probe, since its answer may be outstanding; {@code observer} is not. */
    CommitProbe(WireConnection committer, WireConnection observer) {
        this.committer = committer;
        this.observer = observer;
    }

    /** Whether a commit is waiting for a standby now; to be asked again until it is. */
    boolean seesCommitWait() throws IOException {
        if (!unanswered) {
            try {
                committer.query(EMPTY_COMMIT, PATIENCE);
                return false;
            } catch (SocketTimeoutException stillWaiting) {
                unanswered = true;
            }
        }
        return observer.query(WAITING, PrimaryCommands.ANSWER_LIMIT).equals(List.of(List.of("t")));
    }

    @Override
    public void close() throws IOException {
        committer.close();
    }
}
