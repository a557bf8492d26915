/** One instance of the booking API: one-time codes, availability, bookings that never exceed a slot, payments. */
package dev.faultline.rehearsal.api;
