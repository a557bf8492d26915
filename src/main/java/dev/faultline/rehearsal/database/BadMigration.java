package dev.faultline.rehearsal.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A migration that drops what it should have copied: the tables of the bookings, in one transaction, which the standby
 * repeats like any other. It works through the endpoint, so it meets whichever server is the primary. Safe for any thread.
 */
public final class BadMigration {
    private static final List<String> TABLES = List.of("bookings", "orders", "payments");
    private static final Duration LOG_IN_LIMIT = Duration.ofSeconds(2);
    /** For the locks of what is under way, and for the standby. */
    private static final Duration DROP_LIMIT = Duration.ofSeconds(2);

    private static final String DROP = "DROP TABLE IF EXISTS " + String.join(", ", TABLES) + " CASCADE";
    private static final String MISSING = "SELECT name FROM unnest(ARRAY['" + String.join("', '", TABLES)
            + "']) name WHERE to_regclass(name) IS NULL ORDER BY name";

    private final int endpoint;

    /** One that was not carried out; {@code endpoint} is the port that leads to the primary. */
    BadMigration(int endpoint) {
        this.endpoint = endpoint;
    }

    /** Carries it out; tables that are gone already are fine. Throws {@link IOException} when the database refuses. */
    public void run() throws IOException {
        try (WireConnection connection = open()) {
            connection.query(DROP, DROP_LIMIT);
        }
    }

    /** The tables that are not there now, as the primary itself says. */
    public List<String> missing() throws IOException {
        try (WireConnection connection = open()) {
            return connection.query(MISSING, DROP_LIMIT).stream()
                    .map(row -> row.get(0))
                    .toList();
        }
    }

    private WireConnection open() throws IOException {
        return WireConnection.open(endpoint, Database.NAME, "migration", LOG_IN_LIMIT);
    }
}
