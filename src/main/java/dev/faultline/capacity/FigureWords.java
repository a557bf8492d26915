package dev.faultline.capacity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Figures as the page of a measured capacity writes them. */
final class FigureWords {
    /** In the place of a figure that there is none of. */
    static final String UNKNOWN = "–";

    private FigureWords() {}

    /** A count, for example {@code 300,000}. */
    static String figure(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** A number with five decimals at most, none of them 0 at the end. */
    static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(5, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** For example {@code 12 %}. */
    static String percent(double share) {
        return plain(share * 100) + " %";
    }

    /** For example {@code 250 ms}. */
    static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    /** For example {@code 4.5 s}. */
    static String seconds(Duration duration) {
        return plain(duration.toMillis() / 1e3) + " s";
    }
}
