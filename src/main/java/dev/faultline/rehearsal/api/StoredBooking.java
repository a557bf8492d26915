package dev.faultline.rehearsal.api;

/**
 * A booking as an operator reads it back.
 *
 * @param key the idempotency key it was booked with
 * @param capacity how many its slot takes
 */
record StoredBooking(String id, String key, String slotId, int capacity, String state, int version) {}
