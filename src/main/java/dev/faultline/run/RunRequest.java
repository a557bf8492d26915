package dev.faultline.run;

import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.plan.Plan;
import dev.faultline.target.Backend;
import dev.faultline.timeline.RunFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run needs to know.
 *
 * @param runId names the run and its folder
 * @param plan what is to be done
 * @param backend what a platform of ours is brought up on
 * @param platform settings of the rehearsal platform, those of a known-bad one included
 * @param reports the folder that run folders are made in
 * @param forking how JVMs are forked
 * @param aws what is asked of AWS, where it is there that the system runs
 */
public record RunRequest(
        String runId,
        Plan plan,
        Backend backend,
        Map<String, String> platform,
        Path reports,
        Forking forking,
        Optional<AwsOrder> aws) {
    /** Copies the collections, so that the record cannot change. */
    public RunRequest {
        platform = Map.copyOf(platform);
    }

    /** A run that is not in AWS. */
    public RunRequest(
            String runId, Plan plan, Backend backend, Map<String, String> platform, Path reports, Forking forking) {
        this(runId, plan, backend, platform, reports, forking, Optional.empty());
    }

    /** The run's own folder. */
    public RunFiles files() {
        return new RunFiles(reports.resolve(runId));
    }
}
