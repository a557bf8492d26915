package dev.faultline.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * When a path counts as working.
 *
 * @param ratio the share of good requests, over 0 and up to 1; resolved to one in a thousand million
 * @param holdsFor how long it must be kept
 */
record Sli(double ratio, Duration holdsFor) {
    private static final long WHOLE = 1_000_000_000;

    Sli {
        if (!(ratio > 0 && ratio <= 1) || holdsFor.isNegative() || holdsFor.isZero()) {
            throw new IllegalArgumentException("an SLI needs a ratio over 0 and up to 1 and a positive holdsFor, not "
                    + ratio + " for " + holdsFor);
        }
    }

    /** What a good request adds to the balance: a stretch keeps the ratio when its balance is not negative. */
    long gain() {
        return WHOLE - loss();
    }

    /** What a failed request takes from the balance. */
    long loss() {
        return BigDecimal.valueOf(ratio)
                .movePointRight(9)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
