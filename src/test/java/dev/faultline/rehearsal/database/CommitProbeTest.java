package dev.faultline.rehearsal.database;

import static dev.faultline.rehearsal.database.ScriptedServer.loggedIn;
import static dev.faultline.rehearsal.database.ScriptedServer.message;
import static dev.faultline.rehearsal.database.ScriptedServer.messages;
import static dev.faultline.rehearsal.database.ScriptedServer.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitProbeTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final byte[] SOMEBODY_WAITS = messages(row("t"), message('Z', "I"));
    private static final byte[] NOBODY_WAITS = messages(row("f"), message('Z', "I"));
    private static final byte[] COMMITTED = messages(message('C', "SELECT 1"), message('Z', "I"));

    @Test
    void aCommitThatIsAnsweredDoesNotWait() throws Exception {
        try (ScriptedServer quick = new ScriptedServer(loggedIn(), COMMITTED);
                ScriptedServer observed = new ScriptedServer(loggedIn());
                WireConnection observer = opened(observed);
                CommitProbe probe = new CommitProbe(() -> opened(quick), observer)) {
            assertThat(probe.seesCommitWait()).isFalse();
        }
    }

    @Test
    void aCommitThatIsNotAnsweredAndIsSeenWaitingWaits() throws Exception {
        try (ScriptedServer silent = new ScriptedServer(loggedIn());
                ScriptedServer observed = new ScriptedServer(loggedIn(), SOMEBODY_WAITS);
                WireConnection observer = opened(observed);
                CommitProbe probe = new CommitProbe(() -> opened(silent), observer)) {
            assertThat(probe.seesCommitWait()).isTrue();
        }
    }

    @Test
    void afterACommitThatWasMerelySlowTheNextLookIsAtAnotherOne() throws Exception {
        try (ScriptedServer slow = new ScriptedServer(loggedIn());
                ScriptedServer waiting = new ScriptedServer(loggedIn());
                ScriptedServer observed = new ScriptedServer(loggedIn(), NOBODY_WAITS, SOMEBODY_WAITS);
                WireConnection observer = opened(observed)) {
            Deque<ScriptedServer> sessions = new ArrayDeque<>(List.of(slow, waiting));
            try (CommitProbe probe = new CommitProbe(() -> opened(sessions.remove()), observer)) {
                assertThat(probe.seesCommitWait()).isFalse();
                assertThat(probe.seesCommitWait()).isTrue();
                assertThat(sessions).isEmpty();
            }
        }
    }

    private static WireConnection opened(ScriptedServer server) throws IOException {
        return WireConnection.open(server.port(), LIMIT);
    }
}
