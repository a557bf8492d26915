package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.Pulse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Asks a database for its status: a real query, since a frozen server still accepts connections. */
final class QueryPulse implements Pulse<DatabaseStatus> {
    private final IntSupplier port;
    private final String question;
    private WireConnection connection;

    /** Asks at {@code port}; {@code peer} is the other database, whose streaming is asked for. */
    QueryPulse(IntSupplier port, String peer) {
        this.port = port;
        this.question = DatabaseStatus.question(peer);
    }

    @Override
    public Optional<DatabaseStatus> take(Duration limit) throws IOException {
        if (connection == null) {
            connection = WireConnection.open(port.getAsInt(), limit);
        }
        return Optional.of(DatabaseStatus.of(connection.query(question, limit).get(0), Instant.now()));
    }

    @Override
    public void disconnect() {
        if (connection != null) {
            connection.closeQuietly();
            connection = null;
        }
    }
}
