package dev.faultline.capacity;

import dev.faultline.run.Forking;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.timeline.RunFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * All that the measuring of a capacity needs to know.
 *
 * @param runId names the run and its folder
 * @param spec what is to be measured
 * @param system the system
 * @param platform the settings of its rehearsal platform, those of the capacity file included
 * @param seed where every random choice starts
 * @param reports the folder that run folders are made in
 * @param forking how JVMs are forked
 */
public record CapacityRequest(
        String runId,
        CapacitySpec spec,
        SystemSpec system,
        Map<String, String> platform,
        long seed,
        Path reports,
        Forking forking) {
    /** Copies the map, so that the record cannot change. */
    public CapacityRequest {
        platform = Map.copyOf(platform);
    }

    /** The run's own folder. */
    public RunFiles files() {
        return new RunFiles(reports.resolve(runId));
    }

    /** The settings of the platform with so many instances, and no other number of them. */
    Map<String, String> platform(int instances) {
        Map<String, String> settings = new HashMap<>(platform);
        spec.instances().settings().forEach(setting -> settings.put(setting, Integer.toString(instances)));
        return settings;
    }
}
