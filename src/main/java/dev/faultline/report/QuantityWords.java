package dev.faultline.report;

import dev.faultline.verdict.Quantity;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The figures that runs are compared by, in words. */
final class QuantityWords {
    private QuantityWords() {}

    /** What it is a figure of, as a chart is headed. */
    static String name(Quantity quantity) {
        return switch (quantity) {
            case RECOVERY_TIME -> "recovery time";
            case RECOVERY_POINT -> "recovery point";
            case P95 -> "p95";
            case ERROR_BUDGET -> "error budget spent";
            case CAPACITY -> "capacity";
        };
    }

    /** A figure with its unit. */
    static String value(Quantity quantity, double value) {
        return switch (quantity) {
            case RECOVERY_TIME, RECOVERY_POINT, P95 -> Figures.duration(Duration.ofNanos(Math.round(value * 1e9)));
            case ERROR_BUDGET -> String.format(Locale.ROOT, "%.0f %%", value * 100);
            case CAPACITY -> String.format(Locale.ROOT, "%.2f/s", value);
        };
    }

    /** A figure that may never have come. */
    static String value(Quantity quantity, Optional<Double> value) {
        return value.map(known -> value(quantity, known)).orElse("never recovered");
    }

    /** What somebody allowed. */
    static String allowed(Quantity quantity, double value) {
        return switch (quantity) {
            case RECOVERY_TIME, RECOVERY_POINT, P95 -> Figures.chosen(Duration.ofNanos(Math.round(value * 1e9)));
            case ERROR_BUDGET, CAPACITY -> value(quantity, value);
        };
    }

    /** What is said of one that got worse. */
    static String worse(Quantity quantity) {
        return switch (quantity) {
            case RECOVERY_TIME, P95 -> "slower than before";
            case RECOVERY_POINT -> "loses more than before";
            case ERROR_BUDGET -> "spends more than before";
            case CAPACITY -> "carries less than before";
        };
    }

    /** What is said of one that did not get worse. */
    static String notWorse(Quantity quantity) {
        return switch (quantity) {
            case RECOVERY_TIME, P95 -> "no slower than before";
            case RECOVERY_POINT -> "loses no more than before";
            case ERROR_BUDGET -> "spends no more than before";
            case CAPACITY -> "carries no less than before";
        };
    }
}
