package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.process.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A rehearsal platform that is up, as whoever operates its machine sees and breaks it.
 *
 * @param operations the address of its control plane
 * @param toxiproxy the API of the fault proxy between its parts
 */
public record RehearsedPlatform(URI operations, URI toxiproxy) {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What it consists of now. */
    JsonNode topology() throws IOException, InterruptedException {
        return ServiceModel.JSON.readTree(send("GET", operations.resolve("/topology"), ""));
    }

    static List<JsonNode> nodes(JsonNode topology, String service) {
        return StreamSupport.stream(topology.path("nodes").spliterator(), false)
                .filter(node -> node.path("service").asText().equals(service))
                .toList();
    }

    /** What runs: a node without a process is not running, whatever its role. */
    static boolean runs(JsonNode node) {
        return node.path("pid").isNumber();
    }

    /** kill -9 of a node with all that it has started; one whose process is another by now is left alone. */
    static void kill(JsonNode node) {
        ProcessHandle.of(node.path("pid").asLong(-1))
                .filter(process -> process.info()
                        .startInstant()
                        .equals(Optional.of(Instant.parse(node.path("started").asText()))))
                .ifPresent(process -> ProcessTree.of(process).kill());
    }

    /** Has a link swallow everything, or delay it. */
    void trouble(String link, String name, String type, ObjectNode attributes)
            throws IOException, InterruptedException {
        for (String stream : List.of("upstream", "downstream")) {
            ObjectNode toxic = ServiceModel.JSON
                    .createObjectNode()
                    .put("name", name + "-" + stream)
                    .put("type", type)
                    .put("stream", stream);
            toxic.set("attributes", attributes);
            send("POST", toxiproxy.resolve("/proxies/" + link + "/toxics"), toxic.toString());
        }
    }

    /** Takes that back. */
    void relieve(String link, String name) throws IOException, InterruptedException {
        for (String stream : List.of("upstream", "downstream")) {
            send("DELETE", toxiproxy.resolve("/proxies/" + link + "/toxics/" + name + "-" + stream), "");
        }
    }

    private static String send(String method, URI uri, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri)
                        .timeout(ANSWER)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + uri + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
