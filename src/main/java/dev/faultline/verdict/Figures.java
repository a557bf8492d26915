package dev.faultline.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How figures are written in verdicts, the same in every language setting. */
final class Figures {
    /** How many lines of one kind a verdict carries as evidence. */
    static final int LISTED = 50;

    private Figures() {}

    /** For example {@code 0 s}, {@code 850 ms}, {@code 3.214 s}, {@code 15 min}, {@code 2 min 5.1 s}. */
    static String time(Duration time) {
        if (time.isNegative()) {
            return "-" + time(time.negated());
        }
        if (time.isZero()) {
            return "0 s";
        }
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return plain(BigDecimal.valueOf(time.toNanos(), 6), 1) + " ms";
        }
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return plain(BigDecimal.valueOf(time.toMillis(), 3), 3) + " s";
        }
        Duration rest = time.minusMinutes(time.toMinutes());
        return time.toMinutes() + " min" + (rest.toMillis() == 0 ? "" : " " + time(rest));
    }

    static String millis(long millis) {
        return time(Duration.ofMillis(millis));
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share as a percentage that is never rounded up to a promise it did not keep: 0.99996 is {@code 99.99 %}. */
    static String percent(double share) {
        return percent(BigDecimal.valueOf(share));
    }

    static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2);
        BigDecimal floor = percent.setScale(3, RoundingMode.FLOOR);
        return floor.stripTrailingZeros().toPlainString() + " %";
    }

    static String share(long part, long whole) {
        return percent(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 9, RoundingMode.FLOOR));
    }

    static String plain(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    /** The first fifty of a list, and how many more there are. */
    static List<String> capped(List<String> lines) {
        if (lines.size() <= LISTED) {
            return lines;
        }
        return counted(lines.subList(0, LISTED), lines.size());
    }

    /** The first few lines, and how many more there are. */
    static List<String> listed(FirstFew<String> lines) {
        return counted(lines.list(), lines.count());
    }

    /** Some of {@code all} lines, and how many more there are. */
    static List<String> counted(List<String> some, long all) {
        List<String> lines = new ArrayList<>(some);
        if (all > some.size()) {
            lines.add("… and " + count(all - some.size()) + " more");
        }
        return lines;
    }
}
