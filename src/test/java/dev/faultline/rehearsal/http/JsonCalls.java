package dev.faultline.rehearsal.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.protocol.Json;
import dev.faultline.rehearsal.protocol.Serving;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Calls a stand-in on this machine in a test, and waits for its answer. */
public final class JsonCalls {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    /** Calls the stand-in that serves so. */
    public JsonCalls(Serving serving) {
        base = "http://127.0.0.1:" + serving.ready().get("port");
    }

    /** An answer: its status and its JSON. */
    public record Reply(int status, JsonNode body) {}

    /** Sends GET. */
    public Reply get(String path, String... headers) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().GET(), headers);
    }

    /** Sends POST. */
    public Reply post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder()
                        .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
    }

    private Reply send(String path, HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response =
                client.send(request.uri(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), Json.MAPPER.readTree(response.body()));
    }
}
