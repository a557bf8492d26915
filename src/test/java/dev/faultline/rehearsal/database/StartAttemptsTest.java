package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.process.PlatformLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartAttemptsTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StartAttempts attempts = new StartAttempts(
            "db-b", new PlatformLog(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC()));
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void aStepThatSucceedsIsTakenOnce() throws Exception {
        attempts.at(taken::incrementAndGet);
        assertThat(taken).hasValue(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aStepThatWasTooSlowIsTakenAgainAndThatIsSaid() throws Exception {
        attempts.at(() -> {
            if (taken.incrementAndGet() < 3) {
                throw new IOException("no answer within 2 s");
            }
        });
        assertThat(taken).hasValue(3);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("db-b: attempt 1 of 3 failed", "no answer within 2 s");
    }

    @Test
    void aStepThatNeverSucceedsFailsWithItsLastReason() {
        assertThatThrownBy(() -> attempts.at(() -> {
                    throw new IOException("reason " + taken.incrementAndGet());
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("reason 3");
    }
}
