package dev.faultline.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads objectives on the load that the system carries.
 *
 * @param system whose paths and services they are about
 * @param load what is there beside the staircase
 * @param faults the scenario's faults by their ids, the staircase among them
 * @param limits what can be decided in the time that there is
 */
record CapacityReader(SystemSpec system, List<LoadSpec> load, Map<String, FaultSpec> faults, ObjectiveLimits limits) {
    static final String[] FIELDS = {
        "id", "staircase", "at-least", "arrivals", "settling", "path", "availability", "p95", "service", "claims"
    };

    /** So much of a step must be left to be judged, or chance decides. */
    private static final Duration LEAST_JUDGED = Duration.ofSeconds(3);

    Objective.Capacity read(Fields fields, String id, List<String> claims, String path) {
        String staircase = limits.fault(
                fields, "staircase", FaultSpec.LoadStaircase.class, "what a capacity is found on is a load-staircase");
        FaultSpec.LoadStaircase steps = (FaultSpec.LoadStaircase) faults.get(staircase);
        return new Objective.Capacity(
                id,
                claims,
                staircase,
                fields.required("at-least", node -> step(node, steps)),
                fields.required("arrivals", new KnownNames("path", system.paths())::read),
                fields.required("settling", node -> settling(node, steps)),
                path,
                fields.required("availability", NumberSyntax::ratio),
                fields.required("p95", DurationSyntax::positive),
                fields.optional("service", ResponseReader.services(system)::read));
    }

    /** Between two steps nothing was offered, so nothing can be known there. */
    private double step(YamlNode node, FaultSpec.LoadStaircase steps) {
        double rate = NumberSyntax.rate(node);
        double beside = load.stream()
                .filter(each -> each.simulation().equals(steps.simulation()))
                .mapToDouble(LoadSpec::usersPerSecond)
                .sum();
        return steps.rates().stream()
                .map(each -> each + beside)
                .filter(each -> Math.abs(each - rate) < 1e-6)
                .findFirst()
                .orElseThrow(() -> node.error(
                        "no step offers `" + TextSyntax.written(node) + "`",
                        "with the load of " + steps.simulation() + " the steps offer "
                                + steps.rates().stream()
                                        .map(each -> NumberSyntax.plain(each + beside) + "/s")
                                        .collect(Collectors.joining(", "))));
    }

    private static Duration settling(YamlNode node, FaultSpec.LoadStaircase steps) {
        Duration settling = DurationSyntax.read(node);
        if (steps.each().minus(settling).compareTo(LEAST_JUDGED) < 0) {
            throw node.error(
                    "a step lasts " + DurationSyntax.write(steps.each()) + ", and after "
                            + DurationSyntax.write(settling) + " too little of it is left",
                    "leave " + DurationSyntax.write(LEAST_JUDGED) + " to be judged, or hold the staircase for longer");
        }
        return settling;
    }
}
