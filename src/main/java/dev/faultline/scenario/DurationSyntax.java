package dev.faultline.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 200ms}, {@code 2s}, {@code 1m30s}, {@code 1h}. */
final class DurationSyntax {
    private static final List<String> UNITS = List.of("h", "m", "s", "ms");
    private static final Pattern WHOLE = Pattern.compile("(\\d+(\\.\\d+)?[a-zA-Zµ]+)+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)([a-zA-Zµ]+)");
    /** The longest that can be written. */
    static final Duration LONGEST = Duration.ofDays(1);

    private DurationSyntax() {}

    /** A duration of zero or more, and at most a day. */
    static Duration read(YamlNode node) {
        String text = TextSyntax.written(node);
        if (text.matches("-\\s*\\d.*")) {
            throw node.error("the duration `" + text + "` is negative", "durations are counted forwards");
        }
        if (text.matches("\\d+(\\.\\d+)?")) {
            throw node.error("the duration `" + text + "` has no unit", "write " + text + "s for seconds; " + units());
        }
        if (!WHOLE.matcher(text).matches()) {
            throw node.error("expected a duration, found `" + text + "`", "write it like 200ms, 2s or 1m30s");
        }
        Duration duration = sum(node, text);
        if (duration.compareTo(LONGEST) > 0) {
            throw node.error("the duration `" + text + "` is longer than a day", "the longest allowed is 24h");
        }
        return duration;
    }

    /** A duration of more than zero. */
    static Duration positive(YamlNode node) {
        Duration duration = read(node);
        if (duration.isZero()) {
            throw node.error("the duration must be longer than zero", "write it like 200ms, 2s or 1m30s");
        }
        return duration;
    }

    /** Whether a text is written as a duration, all of its units known. */
    static boolean matches(String text) {
        return text.matches("(\\d{1,9}(\\.\\d{1,3})?(ms|s|m|h))+");
    }

    private static Duration sum(YamlNode node, String text) {
        Duration sum = Duration.ZERO;
        int largestLeft = 0;
        for (Matcher part = PART.matcher(text); part.find(); ) {
            int unit = UNITS.indexOf(part.group(2));
            if (unit < 0) {
                throw node.error("unknown unit `" + part.group(2) + "` in `" + text + "`", units());
            }
            if (unit < largestLeft) {
                throw node.error("the units of `" + text + "` are out of order", "the larger comes first: 1m30s");
            }
            largestLeft = unit + 1;
            sum = sum.plus(part(node, part.group(1), part.group(2)));
        }
        return sum;
    }

    private static Duration part(YamlNode node, String figure, String unit) {
        if (!figure.matches("\\d{1,9}(\\.\\d{1,3})?")) {
            throw node.error(
                    "`" + figure + unit + "` has too many digits", "nine are enough, and three behind the point");
        }
        BigDecimal millis = new BigDecimal(figure)
                .multiply(BigDecimal.valueOf(
                        switch (unit) {
                            case "h" -> 3_600_000;
                            case "m" -> 60_000;
                            case "s" -> 1_000;
                            default -> 1;
                        }));
        return Duration.ofNanos(millis.movePointRight(6).longValue());
    }

    private static String units() {
        return "known units: ms, s, m, h";
    }

    /** A duration the way it is written in these files. */
    static String write(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long figure, String unit) {
        if (figure > 0) {
            text.append(figure).append(unit);
        }
    }
}
