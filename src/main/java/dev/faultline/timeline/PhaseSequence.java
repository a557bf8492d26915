package dev.faultline.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The phases of a run in their order, as they are judged and drawn: a baseline that another baseline followed had been
 * rejected, and is part of the warm-up.
 */
public final class PhaseSequence {
    private PhaseSequence() {}

    /** When each phase that {@code events} tell of began, by time; no phase follows itself. */
    public static List<Event.PhaseBegan> of(List<Event> events) {
        List<Event.PhaseBegan> begun = events.stream()
                .filter(Event.PhaseBegan.class::isInstance)
                .map(Event.PhaseBegan.class::cast)
                .sorted(Comparator.comparing(Event.PhaseBegan::at))
                .toList();
        List<Event.PhaseBegan> sequence = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            boolean rejected = begun.get(i).phase() == Phase.BASELINE
                    && i + 1 < begun.size()
                    && begun.get(i + 1).phase() == Phase.BASELINE;
            Phase phase = rejected ? Phase.WARM_UP : begun.get(i).phase();
            if (sequence.isEmpty() || sequence.get(sequence.size() - 1).phase() != phase) {
                sequence.add(new Event.PhaseBegan(begun.get(i).at(), phase));
            }
        }
        return List.copyOf(sequence);
    }
}
