package dev.faultline.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures are written for people: few digits, always a unit, the same in every locale. */
public final class Figures {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Figures() {}

    /** A time of day in UTC with tenths of a second, for example {@code 10:02:31.4}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A date, for example {@code 3 March 2026}. */
    public static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** Date and time to the minute, for example {@code 2026-03-03 10:02}. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** A stretch of time in the unit that suits it, for example {@code 4.2 ms}, {@code 0.93 s}, {@code 2 min 5 s}. */
    public static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 0) {
            return "-" + duration(duration.negated());
        }
        if (seconds == 0) {
            return "0 s";
        }
        if (seconds < 0.1) {
            return digits(seconds * 1000, seconds < 0.01 ? 1 : 0) + " ms";
        }
        if (seconds < 120) {
            return digits(seconds, seconds < 10 ? 2 : 1) + " s";
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** A stretch of time that somebody chose, without digits that say nothing: {@code 10 s}, not {@code 10.0 s}. */
    public static String chosen(Duration duration) {
        return duration(duration)
                .replaceAll("\\.0+ ", " ")
                .replaceAll("(\\.\\d)0 ", "$1 ")
                .replace(" min 0 s", " min");
    }

    /** Seconds after the start of the load with tenths, for example {@code 31.4 s}. */
    static String offset(Duration duration) {
        return digits(duration.toNanos() / 1e9, 1) + " s";
    }

    /** A count with its thousands apart, for example {@code 31,204}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A rate, for example {@code 248/s}. */
    static String rate(double perSecond) {
        return digits(perSecond, perSecond < 10 ? 1 : 0) + "/s";
    }

    /** A share of a whole in per cent, never rounded to 0 or 100 when it is not. */
    static String share(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        if (part == 0 || part == whole) {
            return part == 0 ? "0 %" : "100 %";
        }
        double percent = 100.0 * part / whole;
        double shown = Math.min(99.999, Math.max(0.001, percent));
        return digits(shown, shown < 1 || shown > 99 ? 3 : 1) + " %";
    }

    /** A size of a file, for example {@code 1.2 MB}. */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? digits(bytes / 1e3, 1) + " kB" : digits(bytes / 1e6, 1) + " MB";
    }

    private static String digits(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
