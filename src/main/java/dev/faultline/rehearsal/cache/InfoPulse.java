package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.failover.Pulse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Asks a Redis server how it replicates: a real command, since a frozen server still accepts connections. */
final class InfoPulse implements Pulse<CacheStatus> {
    private final IntSupplier port;
    private RedisConnection connection;

    /** Asks at {@code port}. */
    InfoPulse(IntSupplier port) {
        this.port = port;
    }

    @Override
    public Optional<CacheStatus> take(Duration limit) throws IOException {
        if (connection == null) {
            connection = RedisConnection.open(port.getAsInt(), limit);
        }
        try {
            return Optional.of(CacheStatus.of(connection.info("replication")));
        } catch (IllegalArgumentException strange) {
            throw new IOException(strange.getMessage(), strange);
        }
    }

    @Override
    public void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
