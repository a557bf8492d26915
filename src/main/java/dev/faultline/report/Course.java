package dev.faultline.report;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import dev.faultline.timeline.PhaseSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The course of a run on its one time axis: where the load started, its phases, and when each fault was on.
 *
 * @param start zero of the axis: when the first load generator began to send
 * @param end when the traffic was over
 * @param phases the phases that did begin, in order
 * @param faults the faults that were injected, in order
 */
record Course(Instant start, Instant end, List<PhaseSpan> phases, List<FaultWindow> faults) {

    /** A phase of the traffic, from its beginning up to but not including its end. */
    record PhaseSpan(Phase phase, Instant from, Instant to) {}

    /** One injected fault; {@code reverted} is empty when nobody saw it end. */
    record FaultWindow(
            String fault, String kind, List<String> targets, Instant from, Optional<Event.FaultReverted> reverted) {
        Optional<Instant> to() {
            return reverted.map(Event.FaultReverted::at);
        }
    }

    /** Reads the course from a run's events; what they do not say is taken from when the run started and ended. */
    static Course of(List<Event> events, Instant runStarted, Instant runEnded) {
        Instant start = first(events, Event.LoadStarted.class)
                .or(() -> first(events, Event.PhaseBegan.class))
                .orElse(runStarted);
        Instant end = trafficEnd(events).orElse(runEnded);
        return new Course(start, end.isBefore(start) ? start : end, phases(events, end), faults(events));
    }

    private static Optional<Instant> first(List<Event> events, Class<? extends Event> type) {
        return events.stream().filter(type::isInstance).map(Event::at).min(Instant::compareTo);
    }

    private static Optional<Instant> trafficEnd(List<Event> events) {
        return events.stream()
                .filter(event -> event instanceof Event.LoadEnded || event instanceof Event.FaultReverted)
                .map(Event::at)
                .max(Instant::compareTo);
    }

    private static List<PhaseSpan> phases(List<Event> events, Instant end) {
        List<Event.PhaseBegan> began = PhaseSequence.of(events);
        List<PhaseSpan> spans = new ArrayList<>();
        for (int i = 0; i < began.size(); i++) {
            Event.PhaseBegan phase = began.get(i);
            Instant to = i + 1 < began.size() ? began.get(i + 1).at() : end;
            spans.add(new PhaseSpan(phase.phase(), phase.at(), to.isBefore(phase.at()) ? phase.at() : to));
        }
        return List.copyOf(spans);
    }

    private static List<FaultWindow> faults(List<Event> events) {
        List<Event.FaultReverted> reverted = all(events, Event.FaultReverted.class);
        return all(events, Event.FaultInjected.class).stream()
                .map(injected -> new FaultWindow(
                        injected.fault(),
                        injected.kind(),
                        injected.targets(),
                        injected.at(),
                        reverted.stream()
                                .filter(undone -> undone.fault().equals(injected.fault()))
                                .findFirst()))
                .toList();
    }

    static <E extends Event> List<E> all(List<Event> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The fault with this id, if it was injected. */
    Optional<FaultWindow> fault(String id) {
        return faults.stream().filter(window -> window.fault().equals(id)).findFirst();
    }

    /** The phase in which something began; before the first phase that is the first, after the last the last. */
    Phase phaseAt(Instant at) {
        Phase phase = phases.isEmpty() ? Phase.WARM_UP : phases.get(0).phase();
        for (PhaseSpan span : phases) {
            if (span.from().isAfter(at)) {
                break;
            }
            phase = span.phase();
        }
        return phase;
    }

    /** How far after the start of the load an instant is; negative before it. */
    Duration offset(Instant at) {
        return Duration.between(start, at);
    }

    Duration length() {
        return Duration.between(start, end);
    }
}
