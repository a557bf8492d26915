package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.Pulse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Takes a connection that is accepted for a sign of life. The kernel accepts for a frozen server too, so that one is
 * never noticed: a known-bad way. It dials the server itself, since the fault proxy would accept for a dead one.
 */
final class ConnectPulse implements Pulse<DatabaseStatus> {
    private final IntSupplier server;
    private final QueryPulse query;

    /** Dials {@code server}; {@code query} tells the status, and its failure is not taken for a miss. */
    ConnectPulse(IntSupplier server, QueryPulse query) {
        this.server = server;
        this.query = query;
    }

    @Override
    public Optional<DatabaseStatus> take(Duration limit) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getAsInt()), (int) limit.toMillis());
        }
        try {
            return query.take(limit);
        } catch (IOException unknown) {
            query.disconnect();
            return Optional.empty();
        }
    }

    @Override
    public void disconnect() {
        query.disconnect();
    }
}
