package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A platform whose instances carry 20 requests a second each, as the model has it, under more and then less than that. */
class ScalingIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static PlatformProcess platform;

    @BeforeAll
    static void start() throws IOException {
        platform = PlatformProcess.ready(Map.of(
                "api.restartDelay", "PT0.5S",
                "api.capacity", "20",
                "flood.limit", "0",
                "autoscaling.maximum", "5",
                "autoscaling.period", "PT0.5S",
                "autoscaling.cooldownOut", "PT1S",
                "autoscaling.cooldownIn", "PT3S"));
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    @Test
    void loadBringsInstancesAndItsEndTakesThemAway() {
        List<String> links = platform.names("links");
        assertThat(count("desired")).isEqualTo(3);
        assertThat(platform.held("desired-capacity")).isTrue();

        try (Trickle load = Trickle.of(platform.client(), platform.base().resolve("/zones"), 70)) {
            await().atMost(LIMIT).until(() -> count("desired") == 5);
            await().atMost(LIMIT).until(() -> count("ready") == 5);
            assertThat(platform.names("nodes")).contains("api-a-2", "api-b-2");
            assertThat(platform.names("links")).contains("balancer-to-api-a-2", "api-b-2-to-database");
            assertThat(platform.held("desired-capacity")).isTrue();
            await("the new ones get their share").atMost(LIMIT).until(() -> signal("cpu-utilisation") < 90);
            assertThat(load.answered()).isPositive();
        }

        await().atMost(LIMIT).until(() -> count("desired") == 3);
        await().atMost(LIMIT).until(() -> !platform.names("nodes").contains("api-a-2"));
        await().atMost(LIMIT).until(() -> platform.names("links").equals(links));
        assertThat(platform.held("ready-in-every-zone")).isTrue();
        await().atMost(LIMIT).until(() -> platform.held("desired-capacity"));
    }

    private static int count(String which) {
        return platform.service("api").path(which).asInt();
    }

    private static double signal(String name) {
        for (JsonNode signal : platform.topology().path("signals")) {
            if (signal.path("name").asText().equals(name)) {
                return signal.path("value").asDouble();
            }
        }
        return Double.NaN;
    }
}
