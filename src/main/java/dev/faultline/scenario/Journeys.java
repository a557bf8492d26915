package dev.faultline.scenario;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the journeys of the simulations are fitted to a system.
 *
 * @param paths the path that each request of theirs goes to, by the request's name; {@code {id}} stands for the booking
 * @param firstDay the first of the fourteen days that people look at
 */
public record Journeys(Map<String, String> paths, LocalDate firstDay) {
    /** BlinkLean's own: the paths of its API, and the days that its stand-in is seeded with. */
    public static final Journeys OF_BLINKLEAN = new Journeys(Map.of(), LocalDate.parse("2026-12-01"));

    /** Puts the paths over BlinkLean's. */
    public Journeys {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("otp-request", "/otp/request");
        all.put("otp-resend", "/otp/resend");
        all.put("otp-verify", "/otp/verify");
        all.put("zones", "/zones");
        all.put("availability", "/availability");
        all.put("zone-check", "/zone-check");
        all.put("book", "/bookings");
        all.put("read-back", "/bookings/{id}");
        all.put("cancel", "/bookings/{id}/cancel");
        all.put("pay-order", "/payments/orders");
        all.put("pay-callback", "/payments/callback");
        all.putAll(paths);
        paths = Collections.unmodifiableMap(all);
    }
}
