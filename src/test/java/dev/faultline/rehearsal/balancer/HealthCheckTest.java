package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A check passes on status 200 and on nothing else. */
class HealthCheckTest {
    private static final Duration LIMIT = Duration.ofMillis(300);

    @Test
    void status200PassesAndOthersFail() {
        try (StandInTarget target = new StandInTarget("a", 0)) {
            HealthCheck check = new HealthCheck(uri(target.port()), Duration.ofSeconds(10));
            assertThat(check.run()).isEqualTo(CheckResult.PASSED);
            target.answerHealth(503);
            assertThat(check.run()).isEqualTo(CheckResult.FAILED);
            target.answerHealth(204);
            assertThat(check.run()).isEqualTo(CheckResult.FAILED);
        }
    }

    @Test
    void aTargetThatAcceptsAndSaysNothingFails() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(new HealthCheck(uri(silent.getLocalPort()), LIMIT).run()).isEqualTo(CheckResult.FAILED);
        }
    }

    @Test
    void aDeadLinkFails() throws Exception {
        try (DeadLink dead = new DeadLink()) {
            assertThat(new HealthCheck(uri(dead.port()), LIMIT).run()).isEqualTo(CheckResult.FAILED);
        }
    }

    @Test
    void aClosedPortFails() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(new HealthCheck(uri(port), LIMIT).run()).isEqualTo(CheckResult.FAILED);
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port + "/health");
    }
}
