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
    private static final String ALL = "SELECT name, latitude, longitude FROM zones ORDER BY name";
    private static final Duration FRESH_FOR = Duration.ofSeconds(30);

    private final Database database;
    private final Clock clock;
    private volatile Known known;

    Zones(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A zone and where its centre is, in degrees. */
    record Centre(String zone, double latitude, double longitude) {}

    private record Known(List<Centre> zones, Instant since) {}

    /**
     * The zones in alphabetical order.
     *
     * @throws DatabaseFailure when they were never read and cannot be read now
     */
    List<Centre> all() {
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

    private List<Centre> read() {
        return database.read(Query.ZONES, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ALL);
                    ResultSet row = statement.executeQuery()) {
                List<Centre> zones = new ArrayList<>();
                while (row.next()) {
                    zones.add(new Centre(row.getString(1), row.getDouble(2), row.getDouble(3)));
                }
                return List.copyOf(zones);
            }
        });
    }
}
