package dev.faultline.scenario;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Days, hours and time zones as people write them: {@code 2026-11-21}, {@code 22:00}, {@code Asia/Kolkata}. */
final class DaySyntax {
    private DaySyntax() {}

    static LocalDate day(YamlNode node) {
        String text = TextSyntax.written(node);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw node.error("expected a day, found `" + text + "`", "write it like 2026-11-21");
        }
    }

    /** The hour at which something begins. */
    static LocalTime beginning(YamlNode node) {
        return hour(node, TextSyntax.written(node));
    }

    /** The hour at which something ends; {@code 24:00} is the end of the day, and {@link LocalTime#MIDNIGHT} here. */
    static LocalTime end(YamlNode node) {
        String text = TextSyntax.written(node);
        return text.equals("24:00") ? LocalTime.MIDNIGHT : hour(node, text);
    }

    private static LocalTime hour(YamlNode node, String text) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw node.error("expected an hour, found `" + text + "`", "write it in quotes, like \"22:00\"");
        }
        return LocalTime.parse(text);
    }

    /** A region, whose clocks may change in summer. */
    static ZoneId zone(YamlNode node) {
        String text = TextSyntax.read(node);
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw node.error(
                    "unknown time zone `" + text + "`", "write a region of the tz database, like Asia/Kolkata or UTC");
        }
        return ZoneId.of(text);
    }
}
