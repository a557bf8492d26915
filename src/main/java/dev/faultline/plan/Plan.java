package dev.faultline.plan;

import static java.util.Objects.requireNonNull;

import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run will do, decided before it starts: what {@code faultline plan} prints and {@code plan.json} holds.
 *
 * @param scenario the scenario as read
 * @param system the system as read; the known-bad setting of a run is deliberately not part of a plan
 * @param backend what the target runs on
 * @param seed where every random choice starts
 * @param faults the method, with exact targets
 * @param gaps what this rehearsal does not show of an objective, in plain words, by the objective's id; most have none
 *     of their own
 */
public record Plan(
        Scenario scenario,
        SystemSpec system,
        String backend,
        long seed,
        List<PlannedFault> faults,
        Map<String, String> gaps) {
    /** Copies the collections, in their order, so that the record cannot change; half a plan is none. */
    public Plan {
        requireNonNull(scenario, "scenario is missing");
        requireNonNull(scenario.timing(), "the timing of the scenario is missing");
        requireNonNull(system, "system is missing");
        requireNonNull(backend, "backend is missing");
        faults = List.copyOf(faults);
        // plans of earlier versions have none
        gaps = gaps == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(gaps));
    }
}
