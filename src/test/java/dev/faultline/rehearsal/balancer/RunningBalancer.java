package dev.faultline.rehearsal.balancer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.HealthConfig;
import dev.faultline.rehearsal.balancer.BalancerConfig.Redirect;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.firewall.FirewallMode;
import dev.faultline.rehearsal.protocol.Json;
import dev.faultline.rehearsal.protocol.Serving;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A balancer for tests, over real sockets, and a client of it and of its administration. */
final class RunningBalancer implements AutoCloseable {
    /** Long, so that a busy machine does not make a 504 of an honest answer. */
    static final Duration PATIENT = Duration.ofSeconds(20);

    /** The public port of one that redirects nobody. */
    static final int UNUSED = 443;

    private final Serving serving;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningBalancer(Serving serving) {
        this.serving = serving;
    }

    static RunningBalancer start(BalancerConfig config) throws InterruptedException {
        return new RunningBalancer(Balancer.start(config));
    }

    static RunningBalancer start(Checks checks, int... ports) throws InterruptedException {
        return start(plain(PATIENT, checks, ports));
    }

    /** Without TLS and flood limit. */
    static BalancerConfig plain(Duration requestTimeout, Checks checks, int... ports) {
        return new BalancerConfig(
                0,
                0,
                0,
                UNUSED,
                null,
                Redirect.ON,
                FirewallMode.BLOCK,
                0,
                targets(ports),
                health(checks),
                requestTimeout);
    }

    static List<TargetConfig> targets(int... ports) {
        return IntStream.of(ports)
                .mapToObj(port -> new TargetConfig("api-" + port, "z", "127.0.0.1", port))
                .toList();
    }

    static HealthConfig health(Checks checks) {
        return new HealthConfig("/health", Duration.ofMillis(20), Duration.ofSeconds(5), 2, 2, checks);
    }

    int port() {
        return (Integer) serving.ready().get("port");
    }

    int plainPort() {
        return (Integer) serving.ready().get("plain");
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + serving.ready().get("admin") + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
    }

    int status(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError("No answer from the balancer", failed);
        }
    }

    List<Integer> statuses(String path, int count) {
        return IntStream.range(0, count).mapToObj(any -> status(path)).toList();
    }

    int register(String name, int port) throws IOException, InterruptedException {
        String body = "{\"zone\":\"a\",\"host\":\"127.0.0.1\",\"port\":" + port + "}";
        return send(admin("/targets/" + name).PUT(BodyPublishers.ofString(body)))
                .statusCode();
    }

    int deregister(String name, Duration drain) throws IOException, InterruptedException {
        return send(admin("/targets/" + name + "?drain=" + drain).DELETE()).statusCode();
    }

    List<String> states() throws IOException, InterruptedException {
        return targets().findValuesAsText("state");
    }

    JsonNode targets() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(send(admin("/targets")).body());
    }

    String metrics() throws IOException, InterruptedException {
        return send(admin("/metrics")).body();
    }

    @Override
    public void close() throws Exception {
        serving.program().close();
    }
}
