package dev.faultline.observe.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The samples of the last moments, as much of them as rules look back on. A series that its source tells no more has no
 * value from then on, and is forgotten once its last point is too old; a node that was scaled in or died therefore never
 * holds an alarm in its last state. One thread uses it.
 */
final class SampleStore {
    /** How old a series' newest point may be to count as its value now; Prometheus has 5 min for scrapes 15 s or more apart. */
    static final Duration LOOKBACK = Duration.ofMillis(2500);

    private final Duration keep;
    private final Map<String, Map<Labels, Series>> byName = new HashMap<>();
    private final Map<String, Set<Labels>> bySource = new HashMap<>();

    /** One that answers for a range of {@code longest} and less. */
    SampleStore(Duration longest) {
        this.keep = longest.compareTo(LOOKBACK) > 0 ? longest : LOOKBACK;
    }

    /** Takes what a source told; those of its series that it told before and not now have ended. */
    void told(String source, Instant at, List<Sample> samples) {
        Set<Labels> now = new HashSet<>();
        for (Sample sample : samples) {
            now.add(sample.labels());
            byName.computeIfAbsent(sample.labels().name(), name -> new HashMap<>())
                    .computeIfAbsent(sample.labels(), Series::new)
                    .add(at, sample.value());
        }
        Set<Labels> before = bySource.put(source, now);
        if (before != null) {
            before.stream().filter(labels -> !now.contains(labels)).forEach(this::end);
        }
    }

    /** The source is there no more: all of its series have ended. */
    void gone(String source) {
        Set<Labels> before = bySource.remove(source);
        if (before != null) {
            before.forEach(this::end);
        }
    }

    private void end(Labels labels) {
        Map<Labels, Series> named = byName.get(labels.name());
        Series series = named == null ? null : named.get(labels);
        if (series != null) {
            series.end();
        }
    }

    /** Forgets what is too old to count at {@code now} or later. */
    void forget(Instant now) {
        Instant until = now.minus(keep);
        byName.values().forEach(named -> {
            named.values().forEach(series -> series.forgetUntil(until));
            named.values().removeIf(Series::isForgotten);
        });
        byName.values().removeIf(Map::isEmpty);
    }

    Stream<Series> select(Selector selector) {
        return selector.name()
                .map(name -> byName.getOrDefault(name, Map.of()).values().stream())
                .orElseGet(() -> byName.values().stream().flatMap(named -> named.values().stream()))
                .filter(series -> selector.matches(series.labels()));
    }

    /** How many series it holds. */
    int size() {
        return byName.values().stream().mapToInt(Map::size).sum();
    }
}
