package dev.faultline.rehearsal.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bookings in the database. Each write is one function call: one transaction in one round trip. */
final class Bookings {
    private static final String BOOK = "SELECT outcome, id, slot_id, state, version FROM book(?, ?, ?)";
    private static final String CANCEL = "SELECT outcome, id, slot_id, state, version FROM cancel(?, ?, ?)";
    private static final String REMOVE = "SELECT remove(?)";
    private static final String FIND = "SELECT id, slot_id, state, version FROM bookings WHERE id = ? AND phone = ?";
    private static final String FIND_ANY = "SELECT id, slot_id, state, version FROM bookings WHERE id = ?";
    private static final String COMMITTED =
            "CASE WHEN current_setting('track_commit_timestamp')::boolean THEN pg_xact_commit_timestamp(b.maker) END";
    private static final String PAGE = "SELECT b.id, b.key, b.slot_id, s.capacity, b.state, b.version, " + COMMITTED
            + " FROM bookings b JOIN slots s ON s.id = b.slot_id WHERE b.id > ? ORDER BY b.id LIMIT ?";

    private final Database database;

    Bookings(Database database) {
        this.database = database;
    }

    /**
     * Books a place.
     *
     * @throws DatabaseFailure when it is not known to be booked
     */
    BookingOutcome book(String key, String slotId, String phone) {
        return database.write(Query.BOOK, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BOOK)) {
                statement.setString(1, key);
                statement.setString(2, slotId);
                statement.setString(3, phone);
                return BookingOutcome.of(statement);
            }
        });
    }

    /**
     * Cancels a booking of this phone.
     *
     * @throws DatabaseFailure when it is not known to be cancelled
     */
    BookingOutcome cancel(long id, String key, String phone) {
        return database.write(Query.CANCEL, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
                statement.setLong(1, id);
                statement.setString(2, key);
                statement.setString(3, phone);
                return BookingOutcome.of(statement);
            }
        });
    }

    /**
     * Removes a booking, whoever made it, and all that belongs to it. Whether there was one.
     *
     * @throws DatabaseFailure when it is not known to be removed
     */
    boolean remove(long id) {
        return database.write(Query.REMOVE, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                statement.setLong(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    BookingOutcome.refuseAcknowledgementWithoutStandby(statement.getWarnings());
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    /** A booking of this phone. */
    Optional<Booking> find(long id, String phone) {
        return database.read(Query.FIND_BOOKING, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setLong(1, id);
                statement.setString(2, phone);
                return first(statement);
            }
        });
    }

    /** A booking, whoever made it. */
    Optional<Booking> find(long id) {
        return database.read(Query.FIND_BOOKING, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND_ANY)) {
                statement.setLong(1, id);
                return first(statement);
            }
        });
    }

    /** The bookings whose id is greater, ascending. */
    List<StoredBooking> page(long after, int limit) {
        return database.read(Query.LIST_BOOKINGS, connection -> page(connection, after, limit));
    }

    private static List<StoredBooking> page(Connection connection, long after, int limit) throws SQLException {
        List<StoredBooking> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(new StoredBooking(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getString(5),
                            row.getInt(6),
                            instant(row.getTimestamp(7))));
                }
            }
        }
        return page;
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Optional<Booking> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(Booking.of(row)) : Optional.empty();
        }
    }
}
