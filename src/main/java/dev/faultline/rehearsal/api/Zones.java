package dev.faultline.rehearsal.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The zones that can be booked; they hardly ever change, so an old list is better than none. */
final class Zones {
    private static final Duration FRESH_FOR = Duration.ofSeconds(30);

    private final Database database;
    private final Clock clock;
    private volatile Known known;

    Zones(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Known(List<String> zones, Instant since) {}

    /**
     * The zones in alphabetical order.
     *
     * @throws DatabaseFailure when they were never read and cannot be read now
     */
    List<String> all() {
        Known before = known;
        if (before != null && clock.instant().isBefore(before.since().plus(FRESH_FOR))) {
            return before.zones();
        }
        try {
            known = new Known(read(), clock.instant());
        } catch (DatabaseFailure unreadable) {
            if (before == null) {
                throw unreadable;
            }
            // Ask again in a while only, lest every call waits for a database that is away.
            known = new Known(before.zones(), clock.instant());
        }
        return known.zones();
    }

    private List<String> read() {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM zones ORDER BY name");
                    ResultSet row = statement.executeQuery()) {
                List<String> zones = new ArrayList<>();
                while (row.next()) {
                    zones.add(row.getString(1));
                }
                return List.copyOf(zones);
            }
        });
    }
}
