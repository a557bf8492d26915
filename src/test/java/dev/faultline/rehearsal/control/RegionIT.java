package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A platform of two regions whose first one loses its power, and gets it back. */
class RegionIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> TWO =
            Map.of("regions", "two", "zones", "a,b", "api.restartDelay", "PT0.2S");

    @Test
    void aLostRegionIsReplacedByTheOtherOneOnceThatIsPromoted() throws Exception {
        try (PlatformProcess platform = PlatformProcess.ready(TWO)) {
            RegionCustomer customer = new RegionCustomer(platform.client());
            customer.logIn(
                    platform.base(),
                    URI.create(platform.topology().path("smsUrl").asText()));
            standsBy(platform, customer);
            followsAFailoverInTheFirst(platform);

            List<ProcessTree> lost = freezeFirst(platform);
            await().atMost(LIMIT).until(() -> serving(platform).equals("second"));
            assertThat(customer.get(platform.base(), "/zones").statusCode()).isEqualTo(200);
            assertThat(customer.book(platform.base(), "before-promotion").body())
                    .contains("read_only");

            assertThat(promotion(platform)).isEqualTo(202);
            assertThat(promotion(platform)).isEqualTo(409);
            awaitRole(platform, "db-r2", "primary");
            assertThat(customer.book(platform.base(), "after-promotion").statusCode())
                    .isEqualTo(201);
            assertThat(customer.book(platform.base(), "in-the-first").statusCode())
                    .as("what the first region acknowledged is there")
                    .isEqualTo(200);

            lost.forEach(ProcessTree::kill);
            awaitRole(platform, "db-a", "replica");
            awaitRole(platform, "db-b", "replica");
            await().atMost(LIMIT).until(() -> platform.held("cross-region-replica"));
            assertThat(platform.held("one-writer")).isTrue();
            assertThat(serving(platform)).isEqualTo("second");
            goesBack(platform, customer);
        }
    }

    private static void goesBack(PlatformProcess platform, RegionCustomer customer) throws Exception {
        await().atMost(LIMIT)
                .until(() -> platform.node("balancer").path("role").asText().equals("serving")
                        && platform.node("api-a").path("role").asText().equals("serving"));
        assertThat(platform.call("POST", "/regions/fail-back", "").statusCode()).isEqualTo(202);
        awaitRole(platform, "db-b", "primary");
        await().atMost(LIMIT).until(() -> serving(platform).equals("first"));
        assertThat(customer.book(platform.base(), "back-in-the-first").statusCode())
                .isEqualTo(201);
        assertThat(customer.book(platform.base(), "after-promotion").statusCode())
                .as("what the second region acknowledged came back with it")
                .isEqualTo(200);
        awaitRole(platform, "db-a", "standby");
        await().atMost(LIMIT)
                .until(() -> platform.held("cross-region-replica")
                        && platform.held("synchronous-standby-in-another-zone")
                        && platform.held("one-writer"));
    }

    private static void standsBy(PlatformProcess platform, RegionCustomer customer) throws Exception {
        assertThat(regions(platform))
                .contains("api-a first", "db-a first", "balancer first", "db-r2 second", "api-r2 second", "sms null");
        assertThat(platform.node("db-r2").path("role").asText()).isEqualTo("replica");
        assertThat(customer.book(platform.base(), "in-the-first").statusCode()).isEqualTo(201);

        URI second = URI.create(
                "https://127.0.0.1:" + platform.node("balancer-r2").path("port").asInt());
        assertThat(customer.get(second, "/availability?zone=andheri&date=2026-12-01")
                        .statusCode())
                .isEqualTo(200);
        long start = System.nanoTime();
        HttpResponse<String> refused = customer.book(second, "in-the-second");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"error\":\"read_only\"", "\"applied\":false");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    private static void followsAFailoverInTheFirst(PlatformProcess platform) {
        platform.kill("db-a");
        awaitRole(platform, "db-b", "primary");
        awaitRole(platform, "db-a", "standby");
        await().atMost(LIMIT).until(() -> platform.held("cross-region-replica"));
    }

    @Test
    void aBadSecondRegionIsSeenToBeBad() throws Exception {
        Map<String, String> bad = new HashMap<>(TWO);
        bad.put("region.replication", "stuck");
        bad.put("region.fencing", "off");
        bad.put("region.promotion", "automatic");
        try (PlatformProcess platform = PlatformProcess.ready(bad)) {
            RegionCustomer customer = new RegionCustomer(platform.client());
            customer.logIn(
                    platform.base(),
                    URI.create(platform.topology().path("smsUrl").asText()));
            assertThat(customer.book(platform.base(), "not-replicated").statusCode())
                    .isEqualTo(201);
            await().atMost(LIMIT).until(() -> lagSeconds(platform) > 1);
            await().atMost(LIMIT).until(() -> !platform.held("cross-region-replica"));

            List<ProcessTree> lost = freezeFirst(platform);
            awaitRole(platform, "db-r2", "primary");
            assertThat(customer.book(platform.base(), "not-replicated").statusCode())
                    .as("it was lost with the first region")
                    .isEqualTo(201);

            lost.forEach(ProcessTree::kill);
            awaitRole(platform, "db-a", "primary");
            await().atMost(LIMIT).until(() -> !platform.held("one-writer"));
        }
    }

    private static double lagSeconds(PlatformProcess platform) {
        for (JsonNode signal : platform.topology().path("signals")) {
            if (signal.path("name").asText().equals("region-replication-lag-seconds")) {
                return signal.path("value").asDouble();
            }
        }
        throw new AssertionError("nothing is told of the replica's lag");
    }

    private static List<ProcessTree> freezeFirst(PlatformProcess platform) {
        List<ProcessTree> frozen = new ArrayList<>();
        platform.topology().path("nodes").forEach(node -> {
            if (node.path("region").asText().equals("first")) {
                ProcessTree tree = ProcessTree.of(
                        ProcessHandle.of(node.path("pid").asLong()).orElseThrow());
                frozen.add(tree);
                Stream.concat(Stream.of(tree.root()), tree.root().descendants())
                        .forEach(process -> ProcessTree.of(process).signal("STOP"));
            }
        });
        return frozen;
    }

    private static List<String> regions(PlatformProcess platform) {
        List<String> all = new ArrayList<>();
        platform.topology()
                .path("nodes")
                .forEach(node -> all.add(
                        node.path("name").asText() + " " + node.path("region").asText()));
        return all;
    }

    private static int promotion(PlatformProcess platform) {
        return platform.call("POST", "/regions/promotion", "").statusCode();
    }

    private static String serving(PlatformProcess platform) throws IOException {
        JsonNode status = Json.MAPPER.readTree(
                platform.call("GET", "/regions/current", "").body());
        return status.path("serving").asText();
    }

    private static void awaitRole(PlatformProcess platform, String node, String role) {
        await().atMost(LIMIT)
                .until(() -> platform.node(node).path("role").asText().equals(role));
    }
}
