package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Scalar;
import java.math.BigDecimal;

/** Numbers with their units: ratios {@code 99.5 %}, rates {@code 30/s}, and counts {@code 5000}. */
final class NumberSyntax {
    private static final String FIGURE = "\\d{1,9}(\\.\\d{1,6})?";

    private NumberSyntax() {}

    /** A share over 0 and up to 1, written in percent. */
    static double ratio(YamlNode node) {
        BigDecimal percent = percent(node);
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw node.error(
                    "`" + TextSyntax.written(node) + "` is out of range", "it must be more than 0 % and at most 100 %");
        }
        return percent.movePointLeft(2).doubleValue();
    }

    /** A share that something can be above: 0 or more, and less than 1. */
    static double threshold(YamlNode node) {
        BigDecimal percent = percent(node);
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw node.error(
                    "nothing can be above `" + TextSyntax.written(node) + "`",
                    "it must be at least 0 % and less than 100 %");
        }
        return percent.movePointLeft(2).doubleValue();
    }

    private static BigDecimal percent(YamlNode node) {
        String text = TextSyntax.written(node);
        if (!text.matches("-?" + FIGURE + " ?%")) {
            throw node.error("expected a share in percent, found `" + text + "`", percentHint(text));
        }
        return new BigDecimal(text.substring(0, text.length() - 1).strip());
    }

    private static String percentHint(String text) {
        boolean fraction = text.matches("0\\.\\d{1,6}|1(\\.0{1,6})?");
        String example = fraction
                ? new BigDecimal(text).movePointRight(2).stripTrailingZeros().toPlainString()
                : "99.5";
        return "write it with its unit, like " + example + " %";
    }

    /** A rate of more than 0 a second. */
    static double rate(YamlNode node) {
        String text = TextSyntax.written(node);
        if (!text.matches("-?" + FIGURE + "/s")) {
            throw node.error("expected a rate per second, found `" + text + "`", "write it like 30/s or 0.5/s");
        }
        double rate = new BigDecimal(text.substring(0, text.length() - 2)).doubleValue();
        if (rate <= 0) {
            throw node.error("the rate must be more than 0/s", "write it like 30/s or 0.5/s");
        }
        return rate;
    }

    /** A share by which something grows: 0 % or more, up to 1000 %. */
    static double growth(YamlNode node) {
        BigDecimal percent = percent(node);
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(1_000)) > 0) {
            throw node.error(
                    "`" + TextSyntax.written(node) + "` is out of range", "it must be at least 0 % and at most 1000 %");
        }
        return percent.movePointLeft(2).doubleValue();
    }

    /** How many times as fast as it was: more than 0, up to 999 times. */
    static double speed(YamlNode node) {
        String text = TextSyntax.written(node);
        if (!text.matches("\\d{1,3}(\\.\\d{1,2})?x")
                || new BigDecimal(text.substring(0, text.length() - 1)).signum() == 0) {
            throw node.error("expected a multiple over 0, found `" + text + "`", "write it like 2x or 0.5x");
        }
        return new BigDecimal(text.substring(0, text.length() - 1)).doubleValue();
    }

    /** A number over 0, with or without a decimal point. */
    static double positive(YamlNode node) {
        String text = TextSyntax.written(node);
        if (!text.matches(FIGURE) || new BigDecimal(text).signum() == 0) {
            throw node.error("expected a number over 0, found `" + text + "`", "write it like 3 or 2.5");
        }
        return new BigDecimal(text).doubleValue();
    }

    /** A whole number of 1 or more. */
    static int count(YamlNode node) {
        long count = whole(node);
        if (count < 1) {
            throw node.error("`" + count + "` is too small", "it must be 1 or more");
        }
        return (int) count;
    }

    /** A whole number of 0 or more, up to 999,999,999. */
    static long whole(YamlNode node) {
        Scalar scalar = TextSyntax.scalar(node);
        if (!scalar.plain() || !scalar.text().matches("0|[1-9]\\d{0,8}")) {
            throw node.error(
                    "expected a whole number, found " + (scalar.plain() ? scalar.kind() : "a text in quotes"),
                    "write 0 or more with digits only, at most nine of them, for example 5000");
        }
        return Long.parseLong(scalar.text());
    }

    /** A number as it is written in these files. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
