package dev.faultline.verdict;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the first few failed requests and the last one, by when they were sent, and counts the kinds. */
final class FailureWitnesses {
    private static final int FIRST = 3;
    private static final Comparator<Outcome> SENT = Comparator.comparing(Outcome::start);

    private final Map<FailureKind, Long> kinds = new EnumMap<>(FailureKind.class);
    private final List<Outcome> first = new ArrayList<>();
    private Outcome last;

    void see(Outcome failed) {
        kinds.merge(failed.failure(), 1L, Long::sum);
        if (last == null || SENT.compare(failed, last) >= 0) {
            last = failed;
        }
        if (first.size() < FIRST || SENT.compare(failed, first.get(FIRST - 1)) < 0) {
            first.add(failed);
            first.sort(SENT);
            first.subList(Math.min(FIRST, first.size()), first.size()).clear();
        }
    }

    List<String> lines() {
        if (last == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("failed since the injection: "
                + kinds.entrySet().stream()
                        .map(e -> e.getKey() + " " + Figures.count(e.getValue()))
                        .collect(Collectors.joining(", ")));
        first.forEach(outcome -> lines.add("failed first: " + RequestTally.describe(outcome)));
        if (!first.contains(last)) {
            lines.add("failed last: " + RequestTally.describe(last));
        }
        return lines;
    }
}
