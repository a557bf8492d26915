package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.protocol.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a platform begins and ends: in good order, cut short, and not at all. Nothing may be left in any case. */
class PlatformLifeIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void lettingGoOfAPlatformLeavesNoProcessAndNoFile() throws Exception {
        try (PlatformProcess platform = PlatformProcess.ready(Map.of())) {
            List<ProcessHandle> running = platform.registeredAlive();
            assertThat(running).hasSizeGreaterThanOrEqualTo(8);

            assertThat(platform.letGo()).isZero();
            assertNothingIsLeft(platform, running);
        }
    }

    @Test
    void aPlatformToldToTerminateLeavesNothingEither() throws Exception {
        try (PlatformProcess platform = PlatformProcess.begin(Map.of())) {
            platform.awaitStarting("db-b");
            List<ProcessHandle> running = platform.registeredAlive();

            platform.process().destroy();
            platform.process().waitFor();
            assertNothingIsLeft(platform, running);
        }
    }

    @Test
    void lettingGoWhileItStartsEndsTheStart() throws Exception {
        try (PlatformProcess platform = PlatformProcess.begin(Map.of())) {
            platform.awaitStarting("db-a");

            assertThat(platform.letGo()).isZero();
            assertThat(platform.folder().resolve("work")).doesNotExist();
        }
    }

    @Test
    void aTakenPortIsNamedWithTheLogAndWhatHadStartedIsStopped() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PlatformProcess platform =
                        PlatformProcess.begin(Map.of("balancer.port", Integer.toString(taken.getLocalPort())))) {
            JsonNode failed = failure(platform.outcome());

            assertThat(failed.path("what").asText()).isEqualTo("balancer");
            assertThat(failed.path("why").asText()).contains("ended before it was ready");
            assertThat(failed.path("log").toString()).contains("is taken");
            assertThat(platform.process().waitFor()).isEqualTo(1);
            assertThat(platform.folder().resolve("work")).doesNotExist();
        }
    }

    @Test
    void anUnknownSettingIsRefusedBeforeAnythingStarts() throws Exception {
        try (PlatformProcess platform = PlatformProcess.begin(Map.of("api.replicas", "3"))) {
            JsonNode failed = failure(platform.outcome());

            assertThat(failed.path("what").asText()).isEqualTo("settings");
            assertThat(failed.path("why").asText()).contains("unknown setting api.replicas", "failover.heartbeat");
            assertThat(platform.process().waitFor()).isEqualTo(1);
        }
    }

    private static JsonNode failure(String line) throws Exception {
        assertThat(line).startsWith("FAILED ");
        return Json.MAPPER.readTree(line.substring("FAILED ".length()));
    }

    private static void assertNothingIsLeft(PlatformProcess platform, List<ProcessHandle> processes) {
        assertThat(platform.folder().resolve("work")).doesNotExist();
        await().atMost(LIMIT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
