package dev.faultline.rehearsal.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Locale;

/** What became of a booking, its payment or its cancellation; a closed set, each with its answer. */
sealed interface BookingOutcome {
    /** Operator intervention: sent as a warning when the server stops waiting for the standby. */
    String OPERATOR_INTERVENTION = "57";

    /** Applied by this call. */
    record Applied(Booking booking) implements BookingOutcome {}

    /** Applied by an earlier call that was the same. */
    record Repeated(Booking booking) implements BookingOutcome {}

    /** Nothing was applied. */
    record Declined(Reason reason) implements BookingOutcome {
        /** The reason as the caller is told. */
        String error() {
            return reason.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why nothing was applied. */
    enum Reason {
        SLOT_FULL(409),
        UNKNOWN_SLOT(404),
        KEY_REUSED(422),
        ALREADY_CANCELLED(409),
        ALREADY_PAID(409),
        UNKNOWN_BOOKING(404),
        UNKNOWN_ORDER(404);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * What one of the schema's functions answers.
     *
     * @throws DatabaseFailure when it was applied on the primary only
     */
    static BookingOutcome of(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            refuseAcknowledgementWithoutStandby(statement.getWarnings());
            row.next();
            String outcome = row.getString("outcome");
            return switch (outcome) {
                case "booked", "paid", "cancelled" -> new Applied(Booking.of(row));
                case "repeated" -> new Repeated(Booking.of(row));
                default -> new Declined(Reason.valueOf(outcome.toUpperCase(Locale.ROOT)));
            };
        }
    }

    /**
     * "Canceling wait for synchronous replication" comes as a warning beside a result that looks like success: throws
     * {@link DatabaseFailure} for it.
     */
    static void refuseAcknowledgementWithoutStandby(SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            if (String.valueOf(warning.getSQLState()).startsWith(OPERATOR_INTERVENTION)) {
                throw DatabaseFailure.notReplicated(warning);
            }
        }
    }
}
