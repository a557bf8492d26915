package dev.faultline.capacity;

import dev.faultline.capacity.CapacitySearch.Found;
import java.util.List;
import java.util.Optional;

/**
 * What was measured on one number of instances.
 *
 * @param instances how many
 * @param steps every load that was offered, in order
 * @param found what the search came to; empty where it came to nothing
 * @param why it came to nothing; empty where it did not
 * @param queries what the instances counted meanwhile; empty where they did not tell it throughout
 */
public record Measurement(
        int instances,
        List<LoadStep> steps,
        Optional<Found> found,
        Optional<String> why,
        Optional<QueryCount> queries) {
    /** Copies the list, so that the record cannot change. */
    public Measurement {
        steps = List.copyOf(steps);
    }

    /** The lowest load at which the service level broke, seen whole. */
    public Optional<LoadStep> firstBroken() {
        return found.flatMap(all -> steps.stream()
                .filter(step -> step.doubt().isEmpty())
                .filter(step -> step.decision() == SequentialTest.Decision.BROKE && step.perSecond() == all.broke())
                .findFirst());
    }
}
