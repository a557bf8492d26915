package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * Asks one database for its status, again and again on a thread of its own, over the link that a fault may cut. A real
 * query, since a frozen server still accepts connections.
 */
final class Heartbeat implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final IntSupplier port;
    private final String question;
    private final HeartbeatMonitor monitor;
    private final DatabaseSettings settings;
    private final StopSignal stop;
    private final InstantSource clock;
    private final Thread thread;
    private WireConnection connection;

    /**
     * @param name the database asked
     * @param peer the other database, whose streaming is asked for
     * @param port where the link to it is
     */
    Heartbeat(
            String name,
            String peer,
            IntSupplier port,
            HeartbeatMonitor monitor,
            DatabaseSettings settings,
            StopSignal stop,
            InstantSource clock) {
        this.port = port;
        this.question = DatabaseStatus.question(peer);
        this.monitor = monitor;
        this.settings = settings;
        this.stop = stop;
        this.clock = clock;
        this.thread = new Thread(this::beatUntilStopped, "heartbeat-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beatUntilStopped() {
        try {
            while (!stop.raised()) {
                beat();
                stop.pause(settings.heartbeat());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void beat() {
        Duration limit = settings.heartbeatLimit();
        try {
            if (connection == null) {
                connection = WireConnection.open(port.getAsInt(), limit);
            }
            monitor.answered(DatabaseStatus.of(connection.query(question, limit).get(0), clock.instant()));
        } catch (IOException missed) {
            monitor.missed();
            disconnect();
        }
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                // Closing is all that was wanted.
            }
            connection = null;
        }
    }
}
