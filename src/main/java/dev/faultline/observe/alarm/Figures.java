package dev.faultline.observe.alarm;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as Prometheus writes them. */
final class Figures {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Figures() {}

    /**
     * A number; {@code NaN}, {@code Inf} and {@code +Inf} in any case are numbers too.
     *
     * @throws NumberFormatException when it is none
     */
    static double parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (!DECIMAL.matcher(text).matches()) {
                    throw new NumberFormatException(text); // Java would take `1f` and ` 1` as well
                }
                yield Double.parseDouble(text);
            }
        };
    }

    /** For people: four significant digits, whole numbers as such. */
    static String show(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
