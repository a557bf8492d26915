package dev.faultline.rehearsal.scaling;

import java.time.Duration;

/**
 * The target-tracking policy of a service.
 *
 * @param autoscaling whether it acts
 * @param minimum never fewer instances; at least 1
 * @param maximum never more instances; at least the minimum
 * @param cpuPercent the utilisation that is aimed at, in percent, over 0 and up to 100
 * @param requestsPerInstance the requests a second for each instance that are aimed at; 0 where they do not count
 * @param period how long after one evaluation the next takes place
 * @param cooldownOut how long after a scale-out the next may take place
 * @param cooldownIn how long the load must have been low, and nothing been scaled, before an instance is taken away
 */
public record ScalingSettings(
        Autoscaling autoscaling,
        int minimum,
        int maximum,
        int cpuPercent,
        int requestsPerInstance,
        Duration period,
        Duration cooldownOut,
        Duration cooldownIn) {
    /** Whether the policy acts. */
    public enum Autoscaling {
        /** It does. */
        ON,
        /** The number of instances is what somebody once chose: a known-bad setting. */
        OFF
    }

    /** Refuses bounds that no number of instances satisfies. */
    public ScalingSettings {
        if (minimum > maximum) {
            throw new IllegalArgumentException("setting autoscaling.maximum: expected at least autoscaling.minimum ("
                    + minimum + "), found '" + maximum + "'");
        }
    }
}
