package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.http.Answer;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.junit.jupiter.api.Test;

/** What the caller is told of a failure: "applied": false only where it is known. */
class FailuresTest {
    @Test
    void withoutAConnectionNothingWasApplied() {
        Answer answer = Failures.answer(DatabaseFailure.unreachable(new SQLException("pool timed out", "08001")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(body(answer)).contains("\"applied\":false").contains("database_unavailable");
    }

    @Test
    void whenTooManyWaitNothingWasApplied() {
        Answer answer = Failures.answer(DatabaseFailure.busy(new IllegalStateException("full")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(body(answer)).contains("\"applied\":false").contains("database_busy");
    }

    @Test
    void aReadOnlyServerAppliedNothing() {
        Answer answer = Failures.answer(DatabaseFailure.executing(new SQLException("read-only", "25006")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(body(answer)).contains("\"applied\":false");
    }

    @Test
    void aServerThatIsMeantForReadsIsNamedAsSuchAndAskedOnce() {
        DatabaseFailure failure = DatabaseFailure.executingAnywhere(new SQLException("read-only", "25006"));
        Answer answer = Failures.answer(failure);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(body(answer)).contains("\"applied\":false").contains("\"error\":\"read_only\"");
        assertThat(failure.writeMayBeRepeated()).isFalse();
        assertThat(failure.leavesConnectionsUsable()).isTrue();
    }

    @Test
    void aConnectionThatBrokeLeavesTheWriteInDoubt() {
        Answer answer = Failures.answer(DatabaseFailure.executing(new SQLException("reset", "08006")));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(body(answer)).doesNotContain("applied");
    }

    @Test
    void aTimeOutLeavesTheWriteInDoubt() {
        SQLException timedOut = new SQLException("no answer", "08006", new SocketTimeoutException("Read timed out"));
        Answer answer = Failures.answer(DatabaseFailure.executing(timedOut));
        assertThat(answer.status()).isEqualTo(504);
        assertThat(body(answer)).doesNotContain("applied");
    }

    @Test
    void aCommitThatDidNotWaitForItsStandbyIsInDoubt() {
        SQLWarning warning = new SQLWarning("canceling wait for synchronous replication due to user request", "57014");
        Answer answer = Failures.answer(DatabaseFailure.notReplicated(warning));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(body(answer)).doesNotContain("applied");
    }

    @Test
    void aMissingCacheIsNamed() {
        Answer answer = Failures.answer(new Unavailable("redis", new IllegalStateException("refused")));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(body(answer)).contains("redis_unavailable");
    }

    @Test
    void anUnforeseenFailureStatesNoEffect() {
        Answer answer = Failures.answer(new IllegalStateException("a defect, planted by this test"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(body(answer)).doesNotContain("applied");
    }

    private static String body(Answer answer) {
        return StandardCharsets.UTF_8.decode(answer.body()).toString();
    }
}
