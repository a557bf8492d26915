package dev.faultline.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One scenario file: the traffic, what must hold before anything breaks, what is broken when, and what is promised.
 *
 * @param name the file's own name, unique within its system
 * @param system the name of the system it belongs to
 * @param description what it rehearses and why, for people
 * @param seed where every random choice of the run starts, unless the command line names another
 * @param platform settings of the stand-in platform that this scenario rehearses on, over the system's own
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
        Map<String, String> platform,
        List<LoadSpec> load,
        Timing timing,
        List<Objective.Slo> steadyState,
        List<FaultSpec> method,
        List<StopCondition> stopConditions,
        List<Objective> objectives) {
    /** Copies the collections, so that the record cannot change. */
    public Scenario {
        // Plans that were written before scenarios had settings do not have them.
        platform = platform == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(platform));
        load = List.copyOf(load);
        steadyState = List.copyOf(steadyState);
        method = List.copyOf(method);
        stopConditions = List.copyOf(stopConditions);
        objectives = List.copyOf(objectives);
    }

    /** New users a second that the load brings of one simulation, by its simple name; 0 when it brings none. */
    public double usersPerSecond(String simulation) {
        return load.stream()
                .filter(each -> each.simulation().equals(simulation))
                .mapToDouble(LoadSpec::usersPerSecond)
                .sum();
    }

    /** A scenario on the system's platform as it is. */
    public Scenario(
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
        this(name, system, description, seed, Map.of(), load, timing, steadyState, method, stopConditions, objectives);
    }
}
