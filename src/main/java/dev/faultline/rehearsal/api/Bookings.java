package dev.faultline.rehearsal.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The bookings in the database. Each write is one function call: one transaction in one round trip. */
final class Bookings {
    private static final String BOOK = "SELECT outcome, id, slot_id, state, version FROM book(?, ?, ?)";
    private static final String CANCEL = "SELECT outcome, id, slot_id, state, version FROM cancel(?, ?, ?)";
    private static final String FIND = "SELECT id, slot_id, state, version FROM bookings WHERE id = ? AND phone = ?";
    private static final String FIND_ANY = "SELECT id, slot_id, state, version FROM bookings WHERE id = ?";
    private static final String PAGE = "SELECT b.id, b.key, b.slot_id, s.capacity, b.state, b.version"
            + " FROM bookings b JOIN slots s ON s.id = b.slot_id WHERE b.id > ? ORDER BY b.id LIMIT ?";
    /** Operator intervention: sent as a warning when the server stops waiting for the standby. */
    private static final String OPERATOR_INTERVENTION = "57";

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
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BOOK)) {
                statement.setString(1, key);
                statement.setString(2, slotId);
                statement.setString(3, phone);
                return outcome(statement);
            }
        });
    }

    /**
     * Cancels a booking of this phone.
     *
     * @throws DatabaseFailure when it is not known to be cancelled
     */
    BookingOutcome cancel(long id, String key, String phone) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
                statement.setLong(1, id);
                statement.setString(2, key);
                statement.setString(3, phone);
                return outcome(statement);
            }
        });
    }

    /** A booking of this phone. */
    Optional<Booking> find(long id, String phone) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setLong(1, id);
                statement.setString(2, phone);
                return first(statement);
            }
        });
    }

    /** A booking, whoever made it. */
    Optional<Booking> find(long id) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND_ANY)) {
                statement.setLong(1, id);
                return first(statement);
            }
        });
    }

    /** The bookings whose id is greater, ascending. */
    List<StoredBooking> page(long after, int limit) {
        return database.read(connection -> page(connection, after, limit));
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
                            row.getInt(6)));
                }
            }
        }
        return page;
    }

    private static Optional<Booking> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(booking(row)) : Optional.empty();
        }
    }

    private static BookingOutcome outcome(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            refuseAcknowledgementWithoutStandby(statement.getWarnings());
            row.next();
            String outcome = row.getString("outcome");
            return switch (outcome) {
                case "booked", "cancelled" -> new BookingOutcome.Applied(booking(row));
                case "repeated" -> new BookingOutcome.Repeated(booking(row));
                default -> new BookingOutcome.Declined(BookingOutcome.Reason.valueOf(outcome.toUpperCase(Locale.ROOT)));
            };
        }
    }

    /** "Canceling wait for synchronous replication" comes as a warning beside a result that looks like success. */
    private static void refuseAcknowledgementWithoutStandby(SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            if (String.valueOf(warning.getSQLState()).startsWith(OPERATOR_INTERVENTION)) {
                throw DatabaseFailure.notReplicated(warning);
            }
        }
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getString("id"), row.getString("slot_id"), row.getString("state"), row.getInt("version"));
    }
}
