package dev.faultline.rehearsal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
