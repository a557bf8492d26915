package dev.faultline.rehearsal.api;

/**
 * What the payment gateway was asked to collect for a booking.
 *
 * @param orderId the gateway's name for it
 * @param amount in paise, a hundredth of a rupee
 */
record Order(String orderId, int amount) {}
