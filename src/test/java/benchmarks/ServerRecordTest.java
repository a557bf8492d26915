package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerRecordTest {
    private static final Instant KILLED = Instant.parse("2026-11-21T12:21:05.397Z");

    @TempDir
    private Path folder;

    @Test
    void whatADyingPrimaryStillCommitsIsNotTheSurvivorsFirst() throws IOException {
        committed("2026-11-21T12:21:05.3Z", "2026-11-21T12:21:05.474194Z", "2026-11-21T12:21:06.201Z");
        log("2026-11-21 12:21:06.067 UTC [2334] LOG:  received promote request");
        ServerRecord record = new ServerRecord(folder);
        assertThat(record.firstCommit("db-b", KILLED)).contains(Instant.parse("2026-11-21T12:21:06.201Z"));
        assertThat(record.lastCommitBefore(Instant.parse("2026-11-21T12:21:06.201Z")))
                .contains(Instant.parse("2026-11-21T12:21:05.474194Z"));
    }

    @Test
    void aNodeThatTookOverAtAnEarlierKillHasNotTakenOverAtThisOne() throws IOException {
        committed("2026-11-21T12:21:06.201Z");
        log("2026-11-21 12:20:06.067 UTC [2334] LOG:  received promote request");
        assertThat(new ServerRecord(folder).firstCommit("db-b", KILLED)).isEmpty();
    }

    @Test
    void aBookingWithoutACommitTimeIsAHoleInTheRecord() throws IOException {
        Files.write(folder.resolve("read-back.jsonl"), List.of("{\"record\":\"k\"}"));
        assertThatThrownBy(() -> new ServerRecord(folder)).hasMessageContaining("does not say when it committed");
    }

    private void committed(String... instants) throws IOException {
        Files.write(
                folder.resolve("read-back.jsonl"),
                Stream.of(instants).map(at -> "{\"committed\":\"" + at + "\"}").toList());
    }

    private void log(String line) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.write(
                logs.resolve("db-b.log"),
                List.of("2026-11-21 12:20:35.331 UTC [2200] LOG:  starting PostgreSQL", line));
    }
}
