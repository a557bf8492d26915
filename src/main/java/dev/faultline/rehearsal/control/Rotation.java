package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What spreads requests over targets: it is told of them, and tells which it holds for healthy. Safe for any thread. */
interface Rotation {
    /** Requests go there too, once it passes its checks; one that is known already stays as it is. */
    void put(TargetConfig target) throws IOException, InterruptedException;

    /** No new request goes there; returns when those under way have ended, or after {@code atMost}. */
    void remove(String target, Duration atMost) throws IOException, InterruptedException;

    /** Whether each target is healthy, by name; empty when it does not answer. Asks once, within bounds. */
    Optional<Map<String, Boolean>> healthy();
}
