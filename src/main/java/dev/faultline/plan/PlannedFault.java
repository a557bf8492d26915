package dev.faultline.plan;

import dev.faultline.scenario.FaultSpec;
import java.util.List;

/**
 * A fault with its exact targets.
 *
 * @param spec what is broken and when
 * @param targets names of nodes, of links, of both (the outage of a zone), of a simulation (a surge), or of a call of the
 *     target; never empty
 * @param fidelityGap what this rehearsal does not show of the real thing, in plain words
 */
public record PlannedFault(FaultSpec spec, List<String> targets, String fidelityGap) {
    /** Copies the list, so that the record cannot change. */
    public PlannedFault {
        targets = List.copyOf(targets);
    }
}
