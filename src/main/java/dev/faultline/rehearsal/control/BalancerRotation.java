package dev.faultline.rehearsal.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** The targets of the platform's own load balancer, over its administration. */
final class BalancerRotation implements Rotation {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final IntSupplier admin;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** {@code admin}: the port of its administration, asked for when it is needed. */
    BalancerRotation(IntSupplier admin) {
        this.admin = admin;
    }

    @Override
    public void put(TargetConfig target) throws IOException, InterruptedException {
        Map<String, Object> address = Map.of("zone", target.zone(), "host", target.host(), "port", target.port());
        tell(HttpRequest.newBuilder(uri(target.name(), ""))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(address)))
                .timeout(LIMIT));
    }

    @Override
    public void remove(String target, Duration atMost) throws IOException, InterruptedException {
        tell(HttpRequest.newBuilder(uri(target, "?drain=" + atMost)).DELETE().timeout(LIMIT.plus(atMost)));
    }

    private void tell(HttpRequest.Builder request) throws IOException, InterruptedException {
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status >= 300) {
            throw new IOException("it answered " + status);
        }
    }

    private URI uri(String target, String query) {
        return URI.create("http://127.0.0.1:" + admin.getAsInt() + "/targets/" + target + query);
    }

    @Override
    public Optional<Map<String, Boolean>> healthy() {
        return HttpQuestion.ask(admin.getAsInt(), "/targets").map(BalancerRotation::healthyIn);
    }

    /** Which targets are healthy, by name, in the list of the administration. */
    static Map<String, Boolean> healthyIn(byte[] list) {
        Map<String, Boolean> healthy = new ConcurrentHashMap<>();
        try {
            for (JsonNode target : Json.MAPPER.readTree(list)) {
                boolean serves = target.path("state").asText().equals("healthy");
                // While one of this name is drained, another may have taken its place.
                healthy.merge(target.path("name").asText(), serves, Boolean::logicalOr);
            }
        } catch (IOException notJson) {
            healthy.clear();
        }
        return healthy;
    }
}
