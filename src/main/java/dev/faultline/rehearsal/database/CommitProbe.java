package dev.faultline.rehearsal.database;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Commits something empty and sees whether that has to wait for a standby. PostgreSQL's sessions begin to wait only once
 * its checkpointer, which may be busy, has read a changed {@code synchronous_standby_names}; the setting and {@code
 * sync_state} are both shown before that. A commit seen waiting is the only proof.
 */
final class CommitProbe implements Closeable {
    private static final String EMPTY_COMMIT = "SELECT pg_logical_emit_message(true, 'probe', '')";
    private static final String WAITING = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final Sessions committers;
    private final WireConnection observer;
    private Optional<WireConnection> committer = Optional.empty();

    /** Opens sessions on the server that is looked at. */
    @FunctionalInterface
    interface Sessions {
        /** A new one. */
        WireConnection open() throws IOException;
    }

    /** What {@code committers} opens is closed with this probe; {@code observer} is not. */
    CommitProbe(Sessions committers, WireConnection observer) {
        this.committers = committers;
        this.observer = observer;
    }

    /** Whether a commit is waiting for a standby now; to be asked again until it is. */
    boolean seesCommitWait() throws IOException {
        if (committed()) {
            return false;
        }
        boolean waits = observer.query(WAITING, PrimaryCommands.ANSWER_LIMIT).equals(List.of(List.of("t")));
        if (!waits) {
            close(); // it was slow and nothing more: the next look is at another commit
        }
        return waits;
    }

    private boolean committed() throws IOException {
        if (committer.isEmpty()) {
            committer = Optional.of(committers.open());
        }
        try {
            committer.get().query(EMPTY_COMMIT, PATIENCE);
            return true;
        } catch (SocketTimeoutException unanswered) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (committer.isPresent()) {
            committer.get().close();
            committer = Optional.empty();
        }
    }
}
