package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole platform, broken in one place after the other; it must heal before the next. */
class PlatformIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final List<String> INVARIANTS = List.of(
            "one-writer",
            "synchronous-standby-in-another-zone",
            "cache-replica-in-another-zone",
            "ready-in-every-zone",
            "desired-capacity");

    private static final AtomicInteger DAYS = new AtomicInteger();

    private static PlatformProcess platform;

    @BeforeAll
    static void start() throws IOException {
        platform = PlatformProcess.ready(Map.of("api.restartDelay", "PT0.5S"));
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    @BeforeEach
    void isWhole() {
        await().atMost(LIMIT).until(() -> INVARIANTS.stream().allMatch(platform::held));
    }

    @Test
    void everyNodeIsThereInItsRole() {
        List<String> roles = new ArrayList<>();
        platform.topology()
                .path("nodes")
                .forEach(node -> roles.add(node.path("name").asText()
                        + " " + node.path("service").asText() + " "
                        + node.path("zone").asText()));

        assertThat(roles)
                .containsExactly(
                        "api-a api a",
                        "api-b api b",
                        "api-c api c",
                        "db-a database a",
                        "db-b database b",
                        "redis-a redis a",
                        "redis-b redis b",
                        "balancer balancer ",
                        "sms sms ",
                        "payments payments ",
                        "channels channels ",
                        "zone-check zone-check b",
                        "secrets secrets ",
                        "control control ");
        assertThat(platform.topology().path("links")).hasSize(32);
        assertThat(platform.topology().path("baseUrl").asText()).startsWith("https://127.0.0.1:");
        assertThat(platform.topology().path("services").get(0).toString())
                .isEqualTo("{\"name\":\"api\",\"desired\":3,\"ready\":3,\"readyByZone\":{\"a\":1,\"b\":1,\"c\":1}}");
    }

    @Test
    void aKilledInstanceIsDownThenStartedAgain() {
        long before = platform.node("api-b").path("pid").asLong();
        platform.kill("api-b");

        awaitRole("api-b", "down");
        assertThat(platform.node("api-b").path("pid").isNull()).isTrue();
        assertThat(platform.held("ready-in-every-zone")).isFalse();
        awaitRole("api-b", "serving");
        assertThat(platform.node("api-b").path("pid").asLong()).isNotEqualTo(before);
    }

    @Test
    void aKilledCacheAndItsReplicaChangePlaces() {
        String primary = nodeInRole("redis", "primary");
        String replica = nodeInRole("redis", "replica");
        platform.kill(primary);

        awaitRole(replica, "primary");
        awaitRole(primary, "replica");
        await().atMost(LIMIT).until(() -> platform.held("cache-replica-in-another-zone"));
    }

    @Test
    void aKilledPrimaryAndItsStandbyChangePlaces() {
        String primary = nodeInRole("database", "primary");
        String standby = nodeInRole("database", "standby");
        platform.kill(primary);

        awaitRole(standby, "primary");
        awaitRole(primary, "standby");
        await().atMost(LIMIT).until(() -> platform.held("synchronous-standby-in-another-zone"));
        assertThat(platform.held("one-writer")).isTrue();
    }

    @Test
    void itsFiguresAreToldAsACloudsMonitoringWould() {
        String figures = platform.call("GET", "/metrics", "").body();

        assertThat(figures)
                .contains("database_up{node=\"db-a\"} 1.0", "database_up{node=\"db-b\"} 1.0")
                .contains("api_instances{state=\"desired\"} 3.0", "api_instances{state=\"ready\"} 3.0")
                .contains("replication_lag_bytes ");
    }

    @Test
    void aBadJobSlowsQueriesDownUntilItIsEnded() {
        assertThat(platform.call("PUT", "/jobs/slow-queries", "{\"lock\":\"soon\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(platform.call("PUT", "/jobs/slow-queries", "{\"lock\":\"PT0.4S\"}")
                        .statusCode())
                .isEqualTo(204);
        // A lock of 0.4 s in every 0.5 s: who asks four times meets it.
        await().atMost(LIMIT).until(() -> bookable().compareTo(Duration.ofMillis(200)) > 0);

        assertThat(platform.call("DELETE", "/jobs/slow-queries", "").statusCode())
                .isEqualTo(204);
        assertThat(platform.call("DELETE", "/jobs/slow-queries", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void customersAreSentFromThePlainPortToHttps() throws Exception {
        String plain =
                platform.topology().path("surroundings").path("plainHttp").asText();
        HttpResponse<String> answer = platform.client()
                .send(
                        HttpRequest.newBuilder(URI.create(plain + "/zones")).build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue(platform.base() + "/zones");
    }

    @Test
    void theTopologyIsToldWhileTheDatabaseIsAway() {
        platform.kill(nodeInRole("database", "primary"));

        JsonNode topology = platform.topology();
        assertThat(topology.path("nodes")).hasSize(14);
    }

    /** How long it takes to be told what is free on a day that nobody has asked for in the last second. */
    private static Duration bookable() throws IOException, InterruptedException {
        int day = 1 + DAYS.getAndIncrement() % 14;
        URI url = platform.base().resolve(String.format("/availability?zone=andheri&date=2026-12-%02d", day));
        long start = System.nanoTime();
        platform.client().send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding());
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void awaitRole(String node, String role) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> platform.node(node).path("role").asText().equals(role));
    }

    private static String nodeInRole(String service, String role) {
        for (JsonNode node : platform.topology().path("nodes")) {
            if (node.path("service").asText().equals(service)
                    && node.path("role").asText().equals(role)) {
                return node.path("name").asText();
            }
        }
        throw new AssertionError("no " + service + " is " + role);
    }
}
