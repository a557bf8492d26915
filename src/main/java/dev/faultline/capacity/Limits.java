package dev.faultline.capacity;

import dev.faultline.capacity.CapacitySearch.Found;
import dev.faultline.capacity.SequentialTest.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** What a load was too much for, in words, and the figures in them. */
final class Limits {
    private Limits() {}

    /** For example {@code 4.25/s}. */
    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.2f/s" : "%.1f/s", perSecond);
    }

    /** What was found, for example {@code between 4.00/s, which held, and 4.25/s, which broke it}. */
    static String carried(Found found) {
        Decision last = found.offered().get(found.offered().size() - 1).decision();
        if (last == Decision.OPEN) {
            return rate(found.capacity()) + ", which all looks left open";
        }
        if (Double.isInfinite(found.broke())) {
            return "at least " + rate(found.held());
        }
        if (found.held() == 0) {
            return "less than " + rate(found.broke());
        }
        return rate(found.capacity()) + ": " + rate(found.held()) + " held, " + rate(found.broke()) + " broke";
    }

    /** Which level broke first at a load, on what path, and what was full. */
    static List<String> evidence(LoadStep step) {
        List<String> evidence = new ArrayList<>();
        evidence.add(String.format(
                Locale.ROOT,
                "at %s %.1f %% of %d requests missed the level: %d late, %d failed; of %d people who came,"
                        + " %d were left behind",
                rate(step.perSecond()),
                step.missed() * 100,
                step.requests(),
                step.late(),
                step.failed(),
                step.arrived(),
                step.leftBehind()));
        step.worst().ifPresent(worst -> evidence.add("worst " + worst));
        evidence.add("full at " + rate(step.perSecond()) + ": " + full(step));
        return evidence;
    }

    /** What broke first: answers that came late, or answers that were none. */
    static String broke(LoadStep step) {
        if (step.late() + step.failed() == 0) {
            return "people who pile up";
        }
        return step.late() >= step.failed() ? "latency" : "errors";
    }

    /** What was full, for example {@code cpu of api 99 %; not connections of api 22 %}. */
    static String full(LoadStep step) {
        if (step.full().isEmpty()) {
            return "not known: nothing told how full it was";
        }
        String full = words(step, percent -> percent >= Resources.FULL);
        String rest = words(step, percent -> percent < Resources.FULL);
        return (full.isEmpty() ? "nothing that told how full it was" : full) + (rest.isEmpty() ? "" : "; not " + rest);
    }

    private static String words(LoadStep step, DoublePredicate wanted) {
        return step.full().entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Limits::words)
                .collect(Collectors.joining(", "));
    }

    private static String words(Map.Entry<String, Double> each) {
        return each.getKey() + " " + Math.round(each.getValue()) + " %";
    }
}
