package dev.faultline.rehearsal.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.HealthConfig;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.protocol.Json;
import dev.faultline.rehearsal.protocol.Serving;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The balancer over real sockets: it ejects and readmits on checks only, and answers as an ALB does. */
class BalancerTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private StandInTarget a;
    private StandInTarget b;

    @BeforeEach
    void startTargets() {
        a = opened(new StandInTarget("a", 0));
        b = opened(new StandInTarget("b", 0));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (int last = open.size() - 1; last >= 0; last--) {
            open.get(last).close();
        }
    }

    @Test
    void healthyTargetsShareTheRequests() throws Exception {
        Serving balancer = balancer(Checks.ON, a.port(), b.port());
        awaitStates(balancer, "healthy", "healthy");
        statuses(balancer, "/", 10);
        assertThat(a.requests()).isEqualTo(5);
        assertThat(b.requests()).isEqualTo(5);
    }

    @Test
    void aTargetWhoseChecksFailIsTakenOutAndComesBack() throws Exception {
        Serving balancer = balancer(Checks.ON, a.port(), b.port());
        awaitStates(balancer, "healthy", "healthy");

        b.answerHealth(503);
        awaitStates(balancer, "healthy", "unhealthy");
        int before = b.requests();
        assertThat(statuses(balancer, "/", 10)).containsOnly(200);
        assertThat(b.requests()).isEqualTo(before);

        b.answerHealth(200);
        awaitStates(balancer, "healthy", "healthy");
        statuses(balancer, "/", 2);
        assertThat(b.requests()).isEqualTo(before + 1);
    }

    @Test
    void aDeadTargetIsTakenOutByItsChecks() throws Exception {
        DeadLink dead = opened(new DeadLink());
        Serving balancer = balancer(Checks.ON, a.port(), dead.port());
        awaitStates(balancer, "healthy", "unhealthy");
        assertThat(statuses(balancer, "/", 10)).containsOnly(200);
    }

    @Test
    void withoutChecksADeadTargetKeepsItsShareAndFailsIt() throws Exception {
        DeadLink dead = opened(new DeadLink());
        Serving balancer = balancer(Checks.OFF, a.port(), dead.port());
        List<Integer> statuses = statuses(balancer, "/", 40);
        assertThat(statuses).filteredOn(status -> status == 502).hasSize(20);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(20);
        assertThat(dead.requests()).as("each sent once, never again").isEqualTo(20);
        assertThat(states(balancer)).containsOnly("unchecked");
    }

    @Test
    void aWriteIsNotSentAgainWhenItsTargetBreaks() throws Exception {
        DeadLink dead = opened(new DeadLink());
        Serving balancer = balancer(Checks.OFF, dead.port());
        HttpRequest post = HttpRequest.newBuilder(uri(balancer, "/bookings"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(502);
        assertThat(dead.requests()).isEqualTo(1);
    }

    @Test
    void aTargetThatRefusesConnectionsIsA502() throws Exception {
        int closed = a.port();
        a.close();
        Serving balancer = balancer(Checks.OFF, closed, b.port());
        assertThat(statuses(balancer, "/", 6)).containsExactly(502, 200, 502, 200, 502, 200);
    }

    @Test
    void whenAllTargetsAreUnhealthyRequestsGoToAllOfThem() throws Exception {
        a.answerHealth(503);
        b.answerHealth(503);
        Serving balancer = balancer(Checks.ON, a.port(), b.port());
        awaitStates(balancer, "unhealthy", "unhealthy");
        assertThat(statuses(balancer, "/", 4)).containsOnly(200);
    }

    @Test
    void withoutAnyTargetTheAnswerIs503() throws Exception {
        assertThat(statuses(balancer(Checks.ON), "/", 1)).containsExactly(503);
    }

    @Test
    void aTargetsOwn503IsPassedOn() throws Exception {
        Serving balancer = balancer(Checks.OFF, a.port());
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri(balancer, "/unavailable")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("mine");
    }

    @Test
    void aTargetThatDoesNotAnswerInTimeIsA504AndDoesNotHurtTheNextRequest() throws Exception {
        Serving balancer = balancer(Checks.OFF, a.port());
        assertThat(statuses(balancer, "/hang", 2)).containsOnly(504);
        assertThat(statuses(balancer, "/", 3)).containsOnly(200);
    }

    @Test
    void pooledConnectionsThatDiedWithATargetDoNotFailRequestsAfterItsRestart() throws Exception {
        StandInTarget first = new StandInTarget("first", 0);
        int port = first.port();
        Serving balancer = balancer(Checks.OFF, port);
        IntStream.range(0, 4).parallel().forEach(any -> status(balancer, "/"));
        first.close();
        opened(new StandInTarget("second", port));
        assertThat(statuses(balancer, "/", 10)).containsOnly(200);
    }

    private Serving balancer(Checks checks, int... ports) {
        List<TargetConfig> targets = IntStream.of(ports)
                .mapToObj(port -> new TargetConfig("api-" + port, "z", "127.0.0.1", port))
                .toList();
        HealthConfig health = new HealthConfig("/health", Duration.ofMillis(20), Duration.ofMillis(500), 2, 2, checks);
        Serving balancer = Balancer.start(new BalancerConfig(0, targets, health, Duration.ofMillis(300)));
        open.add(balancer.program());
        return balancer;
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private void awaitStates(Serving balancer, String... expected) {
        await().until(() -> states(balancer).equals(List.of(expected)));
    }

    private List<String> states(Serving balancer) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + balancer.ready().get("admin") + "/targets");
        JsonNode targets = Json.MAPPER.readTree(
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        return targets.findValuesAsText("state");
    }

    private List<Integer> statuses(Serving balancer, String path, int count) {
        return IntStream.range(0, count).mapToObj(any -> status(balancer, path)).toList();
    }

    private int status(Serving balancer, String path) {
        try {
            HttpRequest get = HttpRequest.newBuilder(uri(balancer, path)).build();
            return client.send(get, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError("No answer from the balancer", failed);
        }
    }

    private static URI uri(Serving balancer, String path) {
        return URI.create("http://127.0.0.1:" + balancer.ready().get("port") + path);
    }
}
