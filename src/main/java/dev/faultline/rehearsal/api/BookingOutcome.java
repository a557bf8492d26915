package dev.faultline.rehearsal.api;

/** What became of a booking or a cancellation; a closed set, each with its answer. */
sealed interface BookingOutcome {
    /** Applied by this call. */
    record Applied(Booking booking) implements BookingOutcome {}

    /** Applied by an earlier call with the same idempotency key. */
    record Repeated(Booking booking) implements BookingOutcome {}

    /** Nothing was applied. */
    record Declined(Reason reason) implements BookingOutcome {}

    /** Why nothing was applied. */
    enum Reason {
        SLOT_FULL(409),
        UNKNOWN_SLOT(404),
        KEY_REUSED(422),
        ALREADY_CANCELLED(409),
        UNKNOWN_BOOKING(404);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
