package dev.faultline.rehearsal.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * The configuration of the load balancer.
 *
 * @param port 0 for any free one
 * @param targets where requests go
 * @param health how targets are checked
 * @param requestTimeout how long a target may take to answer before the client is told 504
 */
public record BalancerConfig(int port, List<TargetConfig> targets, HealthConfig health, Duration requestTimeout) {
    /** Copies the list, so that the record cannot change. */
    public BalancerConfig {
        targets = List.copyOf(targets);
    }

    /** One target. */
    public record TargetConfig(String name, String zone, String host, int port) {}

    /** Whether targets are checked. */
    public enum Checks {
        /** Only targets that pass are in rotation. */
        @JsonProperty("on")
        ON,
        /** Every target stays in rotation for ever. */
        @JsonProperty("off")
        OFF
    }

    /**
     * How targets are checked.
     *
     * @param path asked for with GET; only 200 passes
     * @param interval between the end of a check and the next one of the same target
     * @param timeout how long a check may take
     * @param unhealthyAfter so many failed checks in a row take a target out of rotation
     * @param healthyAfter so many passed checks in a row bring it back
     */
    public record HealthConfig(
            String path, Duration interval, Duration timeout, int unhealthyAfter, int healthyAfter, Checks checks) {}
}
