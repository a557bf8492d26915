package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.Locale;

/** What the database is asked; each is one statement. */
enum Query {
    BOOK,
    CANCEL,
    REMOVE,
    FIND_BOOKING,
    LIST_BOOKINGS,
    AVAILABILITY,
    ZONES,
    FIND_ORDER,
    KEEP_ORDER,
    PAY,
    PING;

    /** The name in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Told how long each statement took, waiting for locks included, waiting for a connection not. */
    @FunctionalInterface
    interface Times {
        /** Keeps nothing. */
        Times UNMEASURED = (query, duration) -> {};

        /** A statement ended, well or not. */
        void took(Query query, Duration duration);
    }
}
