package dev.faultline.verdict;

import dev.faultline.timeline.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the outcomes of each source, and those that cannot be true. */
final class OutcomeCount {
    /** An answer may come this long after the last event: the drain is bounded well below it. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Optional<Span> run;
    private final Map<String, Long> bySource = new TreeMap<>();
    private long impossible;

    OutcomeCount(RunTimeline timeline) {
        run = timeline.whole()
                .map(span -> new Span(span.from().minus(SLACK), span.to().plus(SLACK)));
    }

    void see(Outcome outcome) {
        bySource.merge(outcome.source(), 1L, Long::sum);
        if (outcome.end().isBefore(outcome.start())
                || run.filter(span -> span.contains(outcome.start())).isEmpty()) {
            impossible++;
        }
    }

    long of(String source) {
        return bySource.getOrDefault(source, 0L);
    }

    /** Outcomes that ended before they began, or that began outside the run. */
    long impossible() {
        return impossible;
    }
}
