package dev.faultline.rehearsal.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Orders and payments of bookings in the database. Each write is one function call, as those of {@link Bookings}. */
final class Payments {
    private static final String FIND = "SELECT b.state, o.id, o.amount FROM bookings b"
            + " LEFT JOIN orders o ON o.booking_id = b.id WHERE b.id = ? AND b.phone = ?";
    private static final String KEEP = "SELECT id, amount FROM keep_order(?, ?, ?)";
    private static final String PAY = "SELECT outcome, id, slot_id, state, version FROM pay(?, ?)";

    private final Database database;

    Payments(Database database) {
        this.database = database;
    }

    /**
     * A booking that may be paid for.
     *
     * @param state the booking's
     * @param order empty when none was placed yet
     */
    record Payable(String state, Optional<Order> order) {}

    /** A booking of this phone. */
    Optional<Payable> find(long booking, String phone) {
        return database.read(Query.FIND_ORDER, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setLong(1, booking);
                statement.setString(2, phone);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(payable(row)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Keeps an order, unless the booking has one already; gives the one that it has then.
     *
     * @throws DatabaseFailure when it is not known to be kept
     */
    Order keep(Order order, long booking) {
        return database.write(Query.KEEP_ORDER, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
                statement.setString(1, order.orderId());
                statement.setLong(2, booking);
                statement.setInt(3, order.amount());
                try (ResultSet row = statement.executeQuery()) {
                    BookingOutcome.refuseAcknowledgementWithoutStandby(statement.getWarnings());
                    row.next();
                    return new Order(row.getString("id"), row.getInt("amount"));
                }
            }
        });
    }

    /**
     * Marks the booking of an order as paid.
     *
     * @throws DatabaseFailure when it is not known to be marked
     */
    BookingOutcome pay(String orderId, String paymentId) {
        return database.write(Query.PAY, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAY)) {
                statement.setString(1, orderId);
                statement.setString(2, paymentId);
                return BookingOutcome.of(statement);
            }
        });
    }

    private static Payable payable(ResultSet row) throws SQLException {
        String order = row.getString("id");
        return new Payable(
                row.getString("state"),
                order == null ? Optional.empty() : Optional.of(new Order(order, row.getInt("amount"))));
    }
}
