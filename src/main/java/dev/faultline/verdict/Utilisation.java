package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How full the resources of a system were, as it told itself: its signals whose names end with {@code -utilisation}, in
 * percent. A figure holds until it is seen to be another one.
 *
 * @param seen these signals by what they are of, each in order
 */
record Utilisation(Map<String, List<Event.SignalSeen>> seen) {
    /** So full on average, in percent, a resource lets what comes at random wait for long. */
    static final double FULL = 90;

    private static final String SUFFIX = "-utilisation";

    static Utilisation of(RunTimeline timeline) {
        return new Utilisation(timeline.all(Event.SignalSeen.class).stream()
                .filter(e -> e.signal().endsWith(SUFFIX))
                .collect(Collectors.groupingBy(Utilisation::name, TreeMap::new, Collectors.toList())));
    }

    private static String name(Event.SignalSeen e) {
        String what = e.signal().substring(0, e.signal().length() - SUFFIX.length());
        return what + " of " + e.node();
    }

    /** The average of each over a stretch, in percent; what had told nothing by then is left out. */
    Map<String, Double> over(Span stretch) {
        Map<String, Double> averages = new TreeMap<>();
        seen.forEach((name, figures) -> {
            double average = average(figures, stretch);
            if (Double.isFinite(average)) {
                averages.put(name, average);
            }
        });
        return averages;
    }

    private static double average(List<Event.SignalSeen> figures, Span stretch) {
        double sum = 0;
        long known = 0;
        for (int i = 0; i < figures.size(); i++) {
            Instant until = i + 1 < figures.size() ? figures.get(i + 1).at() : stretch.to();
            Duration held = new Span(figures.get(i).at(), until).within(stretch).length();
            sum += figures.get(i).value() * held.toMillis();
            known += held.toMillis();
        }
        return sum / known;
    }

    /** For example {@code connections of api 100 %, cpu of api 41 %}; empty when nothing was told. */
    String words(Span stretch) {
        return over(stretch).entrySet().stream().map(Utilisation::words).collect(Collectors.joining(", "));
    }

    /** What was full in a stretch, in words. */
    String full(Span stretch) {
        Map<String, Double> averages = over(stretch);
        if (averages.isEmpty()) {
            return "not known: nothing told how full it was";
        }
        String full = averages.entrySet().stream()
                .filter(each -> each.getValue() >= FULL)
                .map(Utilisation::words)
                .collect(Collectors.joining(", "));
        String rest = averages.entrySet().stream()
                .filter(each -> each.getValue() < FULL)
                .map(Utilisation::words)
                .collect(Collectors.joining(", "));
        return (full.isEmpty() ? "nothing that told how full it was" : full) + (rest.isEmpty() ? "" : "; not " + rest);
    }

    private static String words(Map.Entry<String, Double> each) {
        return each.getKey() + " " + Figures.plain(BigDecimal.valueOf(each.getValue()), 0) + " %";
    }
}
