package drills;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The seeds that a person asks for, as in {@code 1-10} or {@code 1,4,7-9}. */
final class Seeds {
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,18})(?:\\s*-\\s*(\\d{1,18}))?\\s*");
    private static final long MOST = 1000;

    private Seeds() {}

    /** In the order in which they are named, each once; an {@link IllegalArgumentException} says what is expected. */
    static List<Long> of(String asked) {
        Set<Long> seeds = new LinkedHashSet<>();
        for (String part : asked.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw expected(asked);
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (last < first || last - first >= MOST) {
                throw expected(asked);
            }
            LongStream.rangeClosed(first, last).forEach(seeds::add);
        }
        return List.copyOf(seeds);
    }

    private static IllegalArgumentException expected(String asked) {
        return new IllegalArgumentException(
                "-Dseeds should be seeds and ranges of at most " + MOST + ", such as 1-10 or 1,4,7-9, but is " + asked);
    }
}
