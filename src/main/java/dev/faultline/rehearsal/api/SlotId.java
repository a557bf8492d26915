package dev.faultline.rehearsal.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a slot, such as {@code andheri-2026-12-01-09}.
 *
 * @param zone lower-case letters
 * @param day the day of the visit
 * @param hour when the slot begins, 0 to 23
 */
record SlotId(String zone, LocalDate day, int hour) {
    private static final Pattern FORM = Pattern.compile("([a-z]{1,40})-([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{2})");

    /** Reads a name; empty when it cannot be one. */
    static Optional<SlotId> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > 23) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SlotId(form.group(1), LocalDate.parse(form.group(2)), Integer.parseInt(form.group(3))));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether a slot can have this name at all: asked before the database is. */
    static boolean canBe(String text) {
        return text.equals(Schema.PROBE) || parse(text).isPresent();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%s-%02d", zone, day, hour);
    }
}
