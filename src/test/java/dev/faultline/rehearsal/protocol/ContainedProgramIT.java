package dev.faultline.rehearsal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.geography.ZoneService;
import dev.faultline.rehearsal.payment.PaymentGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs as a container runs them: a file for a configuration, a signal for an end. */
class ContainedProgramIT {
    /** 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    void itServesUntilItIsToldToTerminate() throws Exception {
        try (ForkedProgram zones = started(ZoneService.class, "{\"port\":0}")) {
            int port = zones.ready().path("port").asInt();
            assertThat(status(port)).isEqualTo(200);
            zones.terminate();
            assertThat(zones.exitStatus()).isEqualTo(TERMINATED);
            assertThat(zones.rest()).as("nothing but READY on standard output").isEmpty();
        }
    }

    @Test
    void itEndsWithStatusOneWhereItsFileIsNotThere() throws Exception {
        Path nowhere = folder.resolve("nowhere.json");
        try (ForkedProgram zones =
                ForkedProgram.started(ZoneService.class, List.of("--config", nowhere.toString()), "")) {
            assertThat(zones.rest()).isEmpty();
            assertThat(zones.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void itEndsWithStatusOneWhereASecretIsNotInTheEnvironment() throws Exception {
        try (ForkedProgram payments =
                started(PaymentGateway.class, "{\"port\":0,\"paymentKey\":\"${NOBODY_HAS_SET_THIS}\"}")) {
            assertThat(payments.rest()).isEmpty();
            assertThat(payments.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void argumentsThatNobodyKnowsEndItWithStatusTwo() throws Exception {
        try (ForkedProgram zones = ForkedProgram.started(ZoneService.class, List.of("--port", "80"), "")) {
            assertThat(zones.rest()).isEmpty();
            assertThat(zones.exitStatus()).isEqualTo(2);
        }
    }

    private ForkedProgram started(Class<?> main, String configuration) throws IOException {
        Path file = folder.resolve("configuration.json");
        Files.writeString(file, configuration);
        return ForkedProgram.started(main, List.of("--config", file.toString()), "");
    }

    private static int status(int port) throws IOException, InterruptedException {
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        return HttpClient.newHttpClient()
                .send(get, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
