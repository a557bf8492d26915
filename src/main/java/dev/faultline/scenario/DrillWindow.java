package dev.faultline.scenario;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a drill may be held. A window that ends no later than it begins reaches into the next day, and belongs to the day
 * on which it begins.
 *
 * @param days on which days it begins; never empty
 * @param from when it begins on each of them, inclusive
 * @param to when it ends, exclusive; {@link LocalTime#MIDNIGHT} is the end of the day
 * @param zone whose days and hours these are
 */
public record DrillWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    /** Copies the days, so that the record cannot change. */
    public DrillWindow {
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** Whether a drill may be under way at that instant. */
    public boolean isOpen(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean toTheEndOfTheDay = to.equals(LocalTime.MIDNIGHT);
        boolean begunToday = days.contains(there.getDayOfWeek()) && !time.isBefore(from);
        if (toTheEndOfTheDay || from.isBefore(to)) {
            return begunToday && (toTheEndOfTheDay || time.isBefore(to));
        }
        return begunToday || (days.contains(there.getDayOfWeek().minus(1)) && time.isBefore(to));
    }

    /** For example {@code Mon, Tue 22:00–04:00 Asia/Kolkata}. */
    public String words() {
        String on = days.size() == DayOfWeek.values().length
                ? "every day"
                : Arrays.stream(DayOfWeek.values())
                        .filter(days::contains)
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .collect(Collectors.joining(", "));
        return on + " " + from + "–" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to) + " " + zone;
    }
}
