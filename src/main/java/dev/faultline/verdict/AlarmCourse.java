package dev.faultline.verdict;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of one alarm in a run, read from its events.
 *
 * @param rule the alarm's rule
 * @param timeline the run's events
 * @param injected when the fault was injected that has to raise it
 */
record AlarmCourse(AlarmRule rule, RunTimeline timeline, Instant injected) {
    private static final String FIRING = "firing";

    private List<Event.AlarmChanged> changes() {
        return timeline.all(Event.AlarmChanged.class).stream()
                .filter(e -> e.alarm().equals(rule.name()))
                .toList();
    }

    private List<Event.AlarmDelivered> messages() {
        return timeline.all(Event.AlarmDelivered.class).stream()
                .filter(e -> e.alarm().equals(rule.name()) && e.state().equals(FIRING))
                .toList();
    }

    /** Whether its state was seen before the injection: then its rule was evaluated. */
    boolean isKnownBefore() {
        return changes().stream().anyMatch(e -> e.at().isBefore(injected));
    }

    /** What shows that it fired, or that a message arrived, between {@code from} and the injection. */
    List<String> criedSince(Instant from) {
        List<String> cries = new ArrayList<>();
        Event.AlarmChanged last = null;
        for (Event.AlarmChanged change : changes()) {
            if (!change.at().isBefore(from)) {
                break;
            }
            last = change;
        }
        if (last != null && last.state().equals(FIRING) && from.isBefore(injected)) {
            cries.add(
                    rule.name() + " was still firing when the warm-up ended, since " + last.at() + ": " + last.found());
        }
        Span calm = new Span(from, injected);
        changes().stream()
                .filter(e -> e.state().equals(FIRING) && calm.contains(e.at()))
                .forEach(e -> cries.add(rule.name() + " fired at " + e.at() + ", "
                        + Figures.time(Duration.between(e.at(), injected)) + " before the injection: " + e.found()));
        messages().stream()
                .filter(e -> calm.contains(e.at()))
                .forEach(e -> cries.add("a message that " + rule.name() + " fires arrived at " + e.channel() + " at "
                        + e.at() + ", before the injection"));
        return Figures.capped(cries);
    }

    /** When its expression first held since the injection; empty where it fired at once. */
    Optional<Instant> pending() {
        return firstChange(e -> e.state().equals("pending") || e.state().equals(FIRING));
    }

    /** When it first fired since the injection. */
    Optional<Instant> firing() {
        return firstChange(e -> e.state().equals(FIRING));
    }

    private Optional<Instant> firstChange(Predicate<Event.AlarmChanged> matters) {
        return changes().stream()
                .filter(e -> !e.at().isBefore(injected) && matters.test(e))
                .map(Event.AlarmChanged::at)
                .findFirst();
    }

    /** When the first message since the injection arrived at the rule's own channel. */
    Optional<Instant> delivered() {
        return messages().stream()
                .filter(e -> !e.at().isBefore(injected) && e.channel().equals(rule.channel()))
                .map(Event.AlarmDelivered::at)
                .findFirst();
    }

    /** The other channels that were told instead, in words; empty where none was. */
    String elsewhere() {
        String others = messages().stream()
                .filter(e -> !e.at().isBefore(injected) && !e.channel().equals(rule.channel()))
                .map(Event.AlarmDelivered::channel)
                .distinct()
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : " (but at " + others + ")";
    }

    /** How often it went back to ok since the injection. */
    long relapses() {
        return changes().stream()
                .filter(e -> !e.at().isBefore(injected) && e.state().equals("ok"))
                .count();
    }

    /** The last state that it was seen in, with the value of its expression. */
    String lastFound() {
        List<Event.AlarmChanged> changes = changes();
        if (changes.isEmpty()) {
            return "nothing";
        }
        Event.AlarmChanged last = changes.get(changes.size() - 1);
        return last.state() + " at " + last.at() + " (" + last.found() + ")";
    }
}
