package benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of verdicts, read as a person reads them: from their words. */
final class Told {
    private static final String TIME = "(?:(\\d+) min ?)?(?:([\\d.]+) (ms|s))?";
    private static final Pattern RECOVERY =
            Pattern.compile("^" + TIME + "(?: \\(no outage by the ratio, but no answer for .+\\))?$");
    private static final Pattern BRACKET = Pattern.compile("^between " + TIME + " and " + TIME + "$");
    private static final Pattern LOSS =
            Pattern.compile("^" + TIME + "; ([\\d,]+) of [\\d,]+ acknowledged writes lost$");

    private Told() {}

    /** Where a recovery time can lie. */
    record Bracket(Duration from, Duration to) {
        boolean holds(Duration time) {
            return time.compareTo(from) >= 0 && time.compareTo(to) <= 0;
        }
    }

    /** A recovery point, and how many writes were lost. */
    record Loss(Duration time, long writes) {}

    /** The recovery time of a verdict; one that has none, such as of a path that never recovered, is an {@link AssertionError}. */
    static Duration recovery(JsonNode verdict) {
        return time(match(RECOVERY, verdict, "measured"), 1);
    }

    /** Where that can lie. */
    static Bracket bracket(JsonNode verdict) {
        Matcher words = match(BRACKET, verdict, "bound");
        return new Bracket(time(words, 1), time(words, 4));
    }

    /** What a recovery point was measured to be. */
    static Loss loss(JsonNode verdict) {
        Matcher words = match(LOSS, verdict, "measured");
        return new Loss(time(words, 1), Long.parseLong(words.group(4).replace(",", "")));
    }

    private static Matcher match(Pattern pattern, JsonNode verdict, String field) {
        Matcher words = pattern.matcher(verdict.path(field).asText());
        if (!words.matches() || words.group().isBlank()) {
            throw new AssertionError("expected a figure as `" + field + "`, found " + verdict.toPrettyString());
        }
        return words;
    }

    private static Duration time(Matcher words, int group) {
        Duration minutes =
                words.group(group) == null ? Duration.ZERO : Duration.ofMinutes(Long.parseLong(words.group(group)));
        if (words.group(group + 1) == null) {
            return minutes;
        }
        int nanos = words.group(group + 2).equals("s") ? 9 : 6;
        return minutes.plusNanos(
                new BigDecimal(words.group(group + 1)).movePointRight(nanos).longValueExact());
    }
}
