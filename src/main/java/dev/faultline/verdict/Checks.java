package dev.faultline.verdict;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;

/**
 * The check of each kind of objective, on the records of one run.
 *
 * @param scenario what was run
 * @param system the system that it was run on
 * @param timeline its events
 * @param records its writes, and what the system held of them
 */
record Checks(Scenario scenario, SystemSpec system, RunTimeline timeline, SharedReconciliation records) {
    /** Throws {@link IllegalArgumentException}, in words for the verdict, where the objective cannot be judged at all. */
    ObjectiveCheck of(Objective objective) {
        if (objective instanceof Objective.Rto rto) {
            return new RtoCheck(rto, scenario, timeline);
        }
        if (objective instanceof Objective.Rpo rpo) {
            return new RpoCheck(rpo, timeline, records);
        }
        if (objective instanceof Objective.Slo slo) {
            return new SloCheck(slo, timeline);
        }
        if (objective instanceof Objective.Integrity) {
            return new IntegrityCheck(records);
        }
        if (objective instanceof Objective.Restoration) {
            return new RestorationCheck(timeline);
        }
        return ofResponse(objective);
    }

    private ObjectiveCheck ofResponse(Objective objective) {
        if (objective instanceof Objective.Alarm alarm) {
            return new AlarmCheck(alarm, rule(alarm.alarm()), scenario, timeline);
        }
        if (objective instanceof Objective.Scaling scaling) {
            return new ScalingCheck(scaling, scenario, timeline);
        }
        if (objective instanceof Objective.Capacity capacity) {
            return new CapacityCheck(capacity, scenario, timeline);
        }
        if (objective instanceof Objective.Refusal refusal) {
            return new RefusalCheck(refusal, scenario, timeline, records);
        }
        if (objective instanceof Objective.Exposure exposure) {
            return new ExposureCheck(exposure, timeline);
        }
        if (objective instanceof Objective.Connectivity) {
            return new ConnectivityCheck(system, timeline);
        }
        if (objective instanceof Objective.Release release) {
            return new ReleaseCheck(release, scenario, timeline);
        }
        if (objective instanceof Objective.Restore restore) {
            return new RestoreCheck(restore, scenario, timeline, records);
        }
        return ofRegions(objective);
    }

    private ObjectiveCheck ofRegions(Objective objective) {
        if (objective instanceof Objective.SingleWriter) {
            return new SingleWriterCheck(system, timeline);
        }
        if (objective instanceof Objective.ReplicationLag lag) {
            return new ReplicationLagCheck(lag, timeline);
        }
        if (objective instanceof Objective.Kept kept) {
            return new KeptCheck(kept, timeline, records);
        }
        throw new IllegalArgumentException("no check for an objective of kind " + objective.kind());
    }

    private AlarmRule rule(String name) {
        return system.alarms().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the system has no alarm named " + name));
    }
}
