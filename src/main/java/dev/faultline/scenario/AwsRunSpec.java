package dev.faultline.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What running scenarios in AWS needs beyond planning them: where the traffic goes, and what becomes of what it leaves.
 *
 * @param target where clients reach the system, how its records are marked, and how they are removed
 * @param code the environment variable that holds a one-time code which always works; empty where the target has an inbox
 * @param readBack how the system is read back from outside; empty where it cannot be
 * @param sandboxes the services that would charge people or send them messages, each of them a sandbox; never empty
 * @param timing how long the phases last in AWS; empty where the scenario's own are long enough
 * @param limits what objectives allow in AWS instead of in a rehearsal, by scenario and by the objective's id
 */
public record AwsRunSpec(
        TargetSpec target,
        Optional<String> code,
        Optional<SystemSpec.ReadBack> readBack,
        List<String> sandboxes,
        Optional<Timing> timing,
        Map<String, Map<String, Duration>> limits) {
    /** Copies the collections, in their order, so that the record cannot change. */
    public AwsRunSpec {
        sandboxes = List.copyOf(sandboxes);
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }
}
