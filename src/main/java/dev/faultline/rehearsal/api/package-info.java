/** One instance of the booking API: one-time codes, bearer tokens, availability, bookings that never exceed a slot. */
package dev.faultline.rehearsal.api;
