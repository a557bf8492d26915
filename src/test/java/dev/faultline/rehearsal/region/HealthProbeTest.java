package dev.faultline.rehearsal.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.balancer.SelfSignedCertificate;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.region.HealthProbe.Found;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a check tells apart. */
class HealthProbeTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMillis(300);

    @Test
    void onlyStatus200IsHealthy() throws InterruptedException {
        for (int status : List.of(200, 503)) {
            WebServer server = WebServer.start(
                    0, 1, new EndpointHandler(call -> Answer.error(status, "test"), failure -> Answer.error(500, "")));
            try {
                assertThat(new HealthProbe(server::port, Optional.empty(), PATIENT).ask())
                        .isEqualTo(status == 200 ? Found.HEALTHY : Found.UNHEALTHY);
            } finally {
                server.close();
            }
        }
    }

    @Test
    void aPortThatRefusesIsASignOfLife() throws IOException {
        assertThat(probe(new FreePorts().next()).ask()).isEqualTo(Found.UNHEALTHY);
    }

    @Test
    void whoAcceptsAndSaysNothingIsSilentWithTlsToo() throws IOException {
        try (ServerSocket frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(probe(frozen.getLocalPort()).ask()).isEqualTo(Found.SILENT);

            String pem = SelfSignedCertificate.of(List.of()).pem();
            HealthProbe overTls = new HealthProbe(frozen::getLocalPort, Optional.of(pem), LIMIT);
            assertThat(overTls.ask()).isEqualTo(Found.SILENT);
        }
    }

    @Test
    void whatIsNoCertificateIsRefusedAtOnce() {
        assertThatThrownBy(() -> new HealthProbe(() -> 1, Optional.of("no certificate"), LIMIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certificate cannot be trusted");
    }

    private static HealthProbe probe(int port) {
        return new HealthProbe(() -> port, Optional.empty(), LIMIT);
    }
}
