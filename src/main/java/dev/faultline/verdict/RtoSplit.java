package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import dev.faultline.verdict.Outages.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a recovery, each as a time after the RTO's origin: first impact, detection (the first change of a role
 * that was seen), first success, sustained recovery, full capacity (every service had all its instances again).
 *
 * <p>An RTO that counts from a reversal, or a restore time, has an origin after the injection. What the fault did before
 * it is no part of that time: it is told as a time after the injection, in so many words.
 *
 * @param scope what was measured on
 * @param timeline the run's events
 */
record RtoSplit(RtoScope scope, RunTimeline timeline) {
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        Observations seen = scope.seen;
        List<Found> outages = scope.counting;
        if (outages.isEmpty()) {
            parts.put("first impact", "none");
        } else {
            Found first = outages.get(0);
            Found last = outages.get(outages.size() - 1);
            parts.put("first impact", after(scope.series.instant(seen.at(first.first()))));
            detection().ifPresent(words -> parts.put("detection", words));
            routed().ifPresent(words -> parts.put("routed", words));
            parts.put("first success", firstSuccess(first).map(this::after).orElse("none"));
            parts.put(
                    "sustained recovery",
                    last.censored() ? "never" : after(scope.series.instant(seen.at(last.recovered()))));
        }
        fullCapacity().ifPresent(words -> parts.put("full capacity", words));
        toldByTheProvider().ifPresent(words -> parts.put("failover as the provider tells it", words));
        parts.put("outages", Integer.toString(outages.size()));
        int from = seen.firstFrom(scope.origin);
        parts.put("requests", Figures.count(seen.requests(from, seen.size())));
        parts.put("failed", Figures.count(seen.failed(from, seen.size())));
        return parts;
    }

    private String after(Instant at) {
        boolean early =
                at.isBefore(scope.window.origin()) && scope.window.injected().isBefore(scope.window.origin());
        return early
                ? since(scope.window.injected(), at) + " after the injection"
                : "+" + since(scope.window.origin(), at);
    }

    /** Requests are counted by the millisecond: one that was sent in that of the injection can seem to precede it. */
    private static String since(Instant from, Instant at) {
        return Figures.time(at.isBefore(from) ? Duration.ZERO : Duration.between(from, at));
    }

    private Optional<String> detection() {
        return timeline.all(Event.RoleSeen.class).stream()
                .filter(e -> !e.at().isBefore(scope.window.injected()))
                .findFirst()
                .map(e -> after(e.at()) + " (" + e.node() + " " + e.role() + ")");
    }

    /** When traffic was first led to another region than at the injection. */
    private Optional<String> routed() {
        Optional<String> before = timeline.all(Event.RegionsSeen.class).stream()
                .filter(e -> e.at().isBefore(scope.window.injected()))
                .reduce((earlier, later) -> later)
                .map(Event.RegionsSeen::serving);
        return before.flatMap(region -> timeline.all(Event.RegionsSeen.class).stream()
                .filter(e -> !e.at().isBefore(scope.window.injected()))
                .filter(e -> !e.serving().equals(region))
                .findFirst()
                .map(e -> after(e.at()) + " (to the " + e.serving() + " region)"));
    }

    /** By the provider's own events, and its own clock: beside what clients saw, and never instead of it. */
    private Optional<String> toldByTheProvider() {
        Optional<Instant> started = told("start", scope.window.injected());
        Optional<Instant> completed = started.flatMap(from -> told("complete", from));
        return started.map(from -> "from " + after(from)
                + completed
                        .map(to -> " to " + after(to) + ": " + since(from, to))
                        .orElse(", and no word of its end"));
    }

    private Optional<Instant> told(String word, Instant from) {
        return timeline.all(Event.ProviderTold.class).stream()
                .filter(e -> !e.at().isBefore(from))
                .filter(e -> {
                    String message = e.message().toLowerCase(Locale.ROOT);
                    return message.contains("failover") && message.contains(word);
                })
                .map(Event.ProviderTold::at)
                .min(Instant::compareTo);
    }

    private Optional<Instant> firstSuccess(Found outage) {
        for (int i = outage.first(); i < scope.seen.size(); i++) {
            if (scope.seen.goodAt(i)) {
                return Optional.of(scope.series.instant(scope.seen.at(i)));
            }
        }
        return Optional.empty();
    }

    /** When the last service that had lost an instance had all of them again; nothing where none lost any. */
    private Optional<String> fullCapacity() {
        Map<String, Optional<Instant>> restored = new LinkedHashMap<>();
        for (Event.ReplicasSeen e : timeline.all(Event.ReplicasSeen.class)) {
            boolean full = e.ready() >= e.desired();
            if (e.at().isBefore(scope.window.injected())) {
                continue;
            }
            if (!full) {
                restored.put(e.service(), Optional.empty());
            } else if (restored.containsKey(e.service())
                    && restored.get(e.service()).isEmpty()) {
                restored.put(e.service(), Optional.of(e.at()));
            }
        }
        if (restored.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                restored.containsValue(Optional.<Instant>empty())
                        ? "not seen"
                        : restored.values().stream()
                                .flatMap(Optional::stream)
                                .max(Instant::compareTo)
                                .map(this::after)
                                .orElseThrow());
    }
}
