package dev.faultline.verdict;

import java.math.BigDecimal;

/** Rates in words. */
final class Rate {
    private Rate() {}

    /** For example {@code 12/s} or {@code 2.67/s}. */
    static String of(double perSecond) {
        return Figures.plain(BigDecimal.valueOf(perSecond), 2) + "/s";
    }
}
