package dev.faultline.rehearsal.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A heartbeat over a pulse that a test holds in its hand. */
class HeartbeatTest {
    private final StopSignal stop = new StopSignal();
    private final HeartbeatMonitor<String> monitor = new HeartbeatMonitor<>(3, InstantSource.system());
    private final FickleServer server = new FickleServer();
    private final Heartbeat<String> heartbeat =
            new Heartbeat<>("test", server, monitor, new HeartbeatPace(Duration.ofMillis(5), 3), stop);

    @AfterEach
    void end() {
        stop.raise();
        heartbeat.close();
    }

    @Test
    void answersAndLossesReachTheListener() {
        heartbeat.start();
        await().until(() -> monitor.latest().equals(Optional.of("well")));
        server.alive = false;
        await().until(monitor::lost);
        server.alive = true;
        await().until(() -> monitor.latest().isPresent());
    }

    @Test
    void aBrokenConnectionIsLetGoOf() {
        server.alive = false;
        heartbeat.start();
        await().until(() -> server.disconnects.get() >= 2);
    }

    @Test
    void theConnectionIsLetGoOfAtTheEnd() {
        heartbeat.start();
        await().until(() -> monitor.latest().isPresent());
        assertThat(server.disconnects).hasValue(0);
        heartbeat.close();
        assertThat(server.disconnects).hasValue(1);
    }

    @Test
    void theLimitIsTwoIntervalsAndNeverUnderHalfASecond() {
        assertThat(new HeartbeatPace(Duration.ofSeconds(1), 3).limit()).isEqualTo(Duration.ofSeconds(2));
        assertThat(new HeartbeatPace(Duration.ofMillis(100), 3).limit()).isEqualTo(Duration.ofMillis(500));
        assertThatThrownBy(() -> new HeartbeatPace(Duration.ZERO, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HeartbeatPace(Duration.ofSeconds(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class FickleServer implements Pulse<String> {
        private final AtomicInteger disconnects = new AtomicInteger();
        private volatile boolean alive = true;

        @Override
        public Optional<String> take(Duration limit) throws IOException {
            if (!alive) {
                throw new IOException("dead");
            }
            return Optional.of("well");
        }

        @Override
        public void disconnect() {
            disconnects.incrementAndGet();
        }
    }
}
