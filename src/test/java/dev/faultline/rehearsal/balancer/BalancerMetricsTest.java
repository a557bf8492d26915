package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the balancer counts. */
class BalancerMetricsTest {
    private final StandInTarget target = new StandInTarget("a", 0);
    private RunningBalancer balancer;

    @AfterEach
    void close() throws Exception {
        balancer.close();
        target.close();
    }

    @Test
    void answersAreCountedByClassAndRequestsByTarget() throws Exception {
        balancer = RunningBalancer.start(Checks.OFF, target.port());
        balancer.statuses("/zones", 3);
        balancer.statuses("/unavailable", 2);
        balancer.status("/zones?z=%3Cscript%3E");
        await().untilAsserted(() -> assertThat(balancer.metrics())
                .contains(
                        "balancer_requests_total{class=\"2xx\"} 3.0\n",
                        "balancer_requests_total{class=\"3xx\"} 0.0\n",
                        "balancer_requests_total{class=\"4xx\"} 1.0\n",
                        "balancer_requests_total{class=\"5xx\"} 2.0\n",
                        "balancer_target_requests_total{target=\"api-" + target.port() + "\"} 5.0\n",
                        "balancer_blocked_total{rule=\"xss-script\"} 1.0\n",
                        "balancer_blocked_total{rule=\"oversize-body\"} 0.0\n",
                        "balancer_limited_total 0.0\n"));
    }

    @Test
    void healthyTargetsAreThoseThatPassTheirChecks() throws Exception {
        balancer = RunningBalancer.start(Checks.ON, target.port());
        await().untilAsserted(() -> assertThat(balancer.metrics()).contains("balancer_healthy_targets 1.0\n"));
        target.answerHealth(503);
        await().untilAsserted(() -> assertThat(balancer.metrics()).contains("balancer_healthy_targets 0.0\n"));
    }

    @Test
    void withoutChecksNoTargetIsKnownToBeSick() throws Exception {
        target.answerHealth(503);
        balancer = RunningBalancer.start(Checks.OFF, target.port());
        assertThat(balancer.metrics()).contains("balancer_healthy_targets 1.0\n");
    }
}
