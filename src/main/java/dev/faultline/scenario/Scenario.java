package dev.faultline.scenario;

import java.util.List;

/**
 * One scenario file: the traffic, what must hold before anything breaks, what is broken when, and what is promised.
 *
 * @param name the file's own name, unique within its system
 * @param system the name of the system it belongs to
 * @param description what it rehearses and why, for people
 * @param seed where every random choice of the run starts, unless the command line names another
 * @param load the traffic, one forked injector for each entry
 * @param timing how long each phase of the traffic lasts
 * @param steadyState conditions on the baseline phase that must hold before anything is broken
 * @param method the faults, in the order of their offsets
 * @param stopConditions live conditions that end the run: load stopped, faults reverted
 * @param objectives what is judged
 */
public record Scenario(
        String name,
        String system,
        String description,
        long seed,
        List<LoadSpec> load,
        Timing timing,
        List<Objective.Slo> steadyState,
        List<FaultSpec> method,
        List<StopCondition> stopConditions,
        List<Objective> objectives) {
    /** Copies the lists, so that the record cannot change. */
    public Scenario {
        load = List.copyOf(load);
        steadyState = List.copyOf(steadyState);
        method = List.copyOf(method);
        stopConditions = List.copyOf(stopConditions);
        objectives = List.copyOf(objectives);
    }
}
