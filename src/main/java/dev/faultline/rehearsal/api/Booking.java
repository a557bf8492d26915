package dev.faultline.rehearsal.api;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A booking as a user sees it.
 *
 * @param id ascending in the order of booking
 * @param state {@code booked}, {@code paid} or {@code cancelled}
 * @param version counts its states, from 1
 */
record Booking(String id, String slotId, String state, int version) {
    /** The booking in the current row. */
    static Booking of(ResultSet row) throws SQLException {
        return new Booking(
                row.getString("id"), row.getString("slot_id"), row.getString("state"), row.getInt("version"));
    }

    /** Its state without what it is for: what a change of it is answered with. */
    State change() {
        return new State(id, state, version);
    }

    /** Where a booking has got to. */
    record State(String id, String state, int version) {}
}
