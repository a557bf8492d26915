package dev.faultline.rehearsal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a node's log, and what it says of ports. */
class NodeLogTest {
    @TempDir
    private Path folder;

    @Test
    void aLogThatIsNotThereHasNoLines() {
        assertThat(NodeLog.of(folder, "db-a").lastLines()).isEmpty();
    }

    @Test
    void onlyTheLastDozenLinesAreGiven() throws IOException {
        NodeLog log = NodeLog.of(folder, "db-a");
        Files.write(
                log.file(), IntStream.range(0, 5000).mapToObj(n -> "line " + n).toList());

        assertThat(log.lastLines()).hasSize(12).endsWith("line 4999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use",
                "Warning: Could not create server TCP listening socket 127.0.0.1:1: bind: Address already in use",
                "ERROR balancer - balancer could not start: port 42117 of 127.0.0.1 is taken; free it, or configure 0"
            })
    void everyServersWordsForATakenPortAreKnown(String line) throws IOException {
        NodeLog log = NodeLog.of(folder, "any");
        Files.writeString(log.file(), line + "\n");

        assertThat(log.saysPortTakenSince(0)).isTrue();
    }

    @Test
    void aTakenPortIsSeenOnlyInWhatIsNew() throws IOException {
        NodeLog log = NodeLog.of(folder, "redis");
        Files.writeString(log.file(), "bind: Address already in use\n");
        long before = log.size();
        assertThat(log.saysPortTakenSince(before)).isFalse();

        Files.writeString(log.file(), "LOG:  could not bind IPv4 address \"127.0.0.1\"\n", StandardOpenOption.APPEND);
        assertThat(log.saysPortTakenSince(before)).isTrue();
    }
}
