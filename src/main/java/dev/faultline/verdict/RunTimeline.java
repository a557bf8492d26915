package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.Phase;
import dev.faultline.timeline.PhaseSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A run's events, in order of time, and what is asked of them most. */
final class RunTimeline {
    /** A round trip over the control link that takes longer than this means that the harness's own proxy stood still. */
    static final Duration STALL = Duration.ofMillis(250);

    private final List<Event> events;

    RunTimeline(List<Event> events) {
        events.forEach(event -> Objects.requireNonNull(event.at(), () -> "an event without an instant: " + event));
        this.events = events.stream().sorted(Comparator.comparing(Event::at)).toList();
    }

    List<Event> events() {
        return events;
    }

    /** The events of one kind, in order. */
    <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** From the first event to the last. */
    Optional<Span> whole() {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Span(
                        events.get(0).at(), events.get(events.size() - 1).at()));
    }

    /** The stretches that a phase took: normally one, none when it was never begun. */
    List<Span> phase(Phase phase) {
        List<Event.PhaseBegan> begun = PhaseSequence.of(events);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            if (begun.get(i).phase() == phase) {
                Instant end = i + 1 < begun.size()
                        ? begun.get(i + 1).at()
                        : whole().orElseThrow().to();
                spans.add(new Span(begun.get(i).at(), end));
            }
        }
        return spans;
    }

    Optional<Event.FaultInjected> injected(String fault) {
        return all(Event.FaultInjected.class).stream()
                .filter(e -> e.fault().equals(fault))
                .findFirst();
    }

    boolean bitten(String fault) {
        return all(Event.FaultBit.class).stream().anyMatch(e -> e.fault().equals(fault));
    }

    /** The fault's reversal, provided that it came after its injection. */
    Optional<Event.FaultReverted> reverted(String fault) {
        Optional<Instant> injected = injected(fault).map(Event.FaultInjected::at);
        return all(Event.FaultReverted.class).stream()
                .filter(e -> e.fault().equals(fault))
                .filter(e -> injected.isPresent() && !e.at().isBefore(injected.get()))
                .findFirst();
    }

    /** When, and for which instant, a restore was asked for to end the fault; the first time, where it was asked for again. */
    Optional<Event.RestoreAsked> restoreAsked(String fault) {
        return all(Event.RestoreAsked.class).stream()
                .filter(e -> e.fault().equals(fault))
                .findFirst();
    }

    /** When new traffic ended: the beginning of the drain, else the last thing that happened. */
    Instant endOfTraffic() {
        return phase(Phase.DRAIN).stream()
                .findFirst()
                .map(Span::from)
                .orElseGet(() -> whole().orElseThrow().to());
    }

    /** How far two instants may be off that two processes dated, each as well as it pinned its clock. */
    Duration clocks() {
        return all(Event.Anchored.class).stream()
                .map(e -> e.anchor().uncertainty())
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Stretches in which the harness's own proxy stood still. An event may carry the instant at which its round trip
     * began or that at which it ended, so both sides count.
     */
    List<Span> stalls() {
        return Span.merged(all(Event.ControlProbed.class).stream()
                .filter(probe -> probe.roundTrip().compareTo(STALL) > 0)
                .map(probe ->
                        new Span(probe.at().minus(probe.roundTrip()), probe.at().plus(probe.roundTrip())))
                .toList());
    }
}
