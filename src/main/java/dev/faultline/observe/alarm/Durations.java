package dev.faultline.observe.alarm;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as PromQL writes them: {@code 5s}, {@code 500ms}, {@code 1m30s}. */
final class Durations {
    /** No run looks back further; samples of that time are kept in memory. */
    static final Duration LONGEST = Duration.ofHours(2);

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[smhdwy])");

    private Durations() {}

    /** One that consists of parts, all of which count; a part too long to be meant counts as for ever. */
    static Duration parse(String text) {
        Duration sum = Duration.ZERO;
        int end = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        return end == text.length() && text.length() < 40 ? sum : Duration.ofSeconds(Long.MAX_VALUE);
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofDays(365);
        };
    }
}
