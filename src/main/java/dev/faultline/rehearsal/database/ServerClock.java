package dev.faultline.rehearsal.database;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The clock that the primary dates commits by, read over the endpoint. It keeps its session, so that a reading takes no
 * longer than a question and its answer; one that broke off is opened anew. Safe for any thread.
 */
public final class ServerClock implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String NOW =
            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private final int endpoint;
    private Optional<WireConnection> session = Optional.empty();
    private boolean closed;

    /** One that was not asked yet; {@code endpoint} is the port that leads to the primary. */
    ServerClock(int endpoint) {
        this.endpoint = endpoint;
    }

    /** What it shows, in microseconds. Throws {@link IOException} where the primary does not answer in time. */
    public synchronized Instant now() throws IOException {
        if (closed) {
            throw new IOException("the database is being ended");
        }
        if (session.isEmpty()) {
            session = Optional.of(WireConnection.open(endpoint, Database.NAME, "clock", LIMIT));
        }
        try {
            return Instant.parse(session.get().query(NOW, LIMIT).get(0).get(0));
        } catch (IOException e) {
            end();
            throw e;
        }
    }

    private void end() throws IOException {
        Optional<WireConnection> open = session;
        session = Optional.empty();
        if (open.isPresent()) {
            open.get().close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        end();
    }
}
