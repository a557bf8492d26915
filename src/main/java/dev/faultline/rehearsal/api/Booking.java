package dev.faultline.rehearsal.api;

/**
 * A booking as a user sees it.
 *
 * @param id ascending in the order of booking
 * @param state {@code booked} or {@code cancelled}
 * @param version counts its states, from 1
 */
record Booking(String id, String slotId, String state, int version) {}
