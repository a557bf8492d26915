package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The known-bad way to look for a sign of life. */
class ConnectPulseTest {
    private static final Duration LIMIT = Duration.ofMillis(200);

    @Test
    void aServerThatAcceptsAndSaysNothingIsTakenForAlive() throws IOException {
        try (ServerSocket frozen = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            int port = frozen.getLocalPort();
            QueryPulse query = new QueryPulse(() -> port, "db-b");
            ConnectPulse pulse = new ConnectPulse(() -> port, query);

            assertThat(pulse.take(LIMIT)).isEmpty();
            assertThatThrownBy(() -> query.take(LIMIT)).isInstanceOf(IOException.class);
            pulse.disconnect();
        }
    }

    @Test
    void aDeadServersRefusalIsAMiss() throws IOException {
        int port = new FreePorts().next();
        ConnectPulse pulse = new ConnectPulse(() -> port, new QueryPulse(() -> port, "db-b"));

        assertThatThrownBy(() -> pulse.take(LIMIT)).isInstanceOf(IOException.class);
    }
}
