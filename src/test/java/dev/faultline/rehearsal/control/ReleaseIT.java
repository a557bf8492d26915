package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases on a whole platform, under a small and steady stream of requests. */
class ReleaseIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final List<String> NODES = List.of("api-a", "api-b", "api-c");

    private static PlatformProcess platform;

    @BeforeAll
    static void start() throws IOException {
        platform = PlatformProcess.ready(
                Map.of("api.restartDelay", "PT0.3S", "release.healthTimeout", "PT3S", "flood.limit", "0"));
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    @BeforeEach
    void isWhole() {
        await().atMost(LIMIT).until(() -> platform.held("ready-in-every-zone"));
    }

    @Test
    void aGoodReleaseReplacesEveryInstanceAndFailsNoRequest() {
        List<String> links = platform.names("links");
        List<Long> before = pids();

        try (Trickle trickle = trickle()) {
            assertThat(release("next").statusCode()).isEqualTo(202);
            assertThat(release("next").statusCode())
                    .as("while one is under way")
                    .isEqualTo(409);
            await().atMost(LIMIT).until(() -> state().equals("completed"));
            await().until(() -> trickle.answered() > 0);

            assertThat(trickle.failures()).isEmpty();
        }
        assertThat(pids()).doesNotContainAnyElementsOf(before);
        assertThat(platform.names("links")).containsExactlyInAnyOrderElementsOf(links);
        assertThat(platform.topology().path("release").path("detail").asText()).isEqualTo("3 of 3 run the new version");
        await().atMost(LIMIT).until(() -> platform.held("desired-capacity"));
    }

    @Test
    void aBrokenReleaseIsTakenBackAndFailsNoRequest() {
        List<Long> before = pids();

        try (Trickle trickle = trickle()) {
            assertThat(release("broken").statusCode()).isEqualTo(202);
            await().atMost(LIMIT).until(() -> state().equals("rolled-back"));

            assertThat(trickle.failures()).isEmpty();
        }
        assertThat(pids()).isEqualTo(before);
        assertThat(platform.call("GET", "/releases/current", "").body()).contains("was not healthy within 3000 ms");
    }

    @Test
    void anInstanceThatWasReplacedIsStillStartedAgainWhenItDies() {
        release("next");
        await().atMost(LIMIT).until(() -> state().equals("completed"));
        long replaced = platform.node("api-b").path("pid").asLong();
        platform.kill("api-b");

        await().atMost(LIMIT)
                .until(() -> platform.node("api-b").path("role").asText().equals("serving")
                        && platform.node("api-b").path("pid").asLong() != replaced);
    }

    @Test
    void anUnknownVersionIsRefused() {
        HttpResponse<String> answer = release("latest");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("expected one of next, broken, found 'latest'");
    }

    private static Trickle trickle() {
        return Trickle.of(platform.client(), platform.base().resolve("/zones"), 25);
    }

    private static HttpResponse<String> release(String version) {
        return platform.call("POST", "/releases", "{\"version\":\"" + version + "\"}");
    }

    private static String state() {
        return platform.topology().path("release").path("state").asText();
    }

    private static List<Long> pids() {
        return NODES.stream()
                .map(node -> platform.node(node).path("pid").asLong())
                .toList();
    }
}
