package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/** Speaks to the API and the SMS gateway as a user's phone does. */
final class ApiClient {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final String sms;

    ApiClient(int apiPort, int smsPort) {
        this.api = "http://127.0.0.1:" + apiPort;
        this.sms = "http://127.0.0.1:" + smsPort;
    }

    Reply get(String path, String... headers) {
        return getLater(path, headers).join();
    }

    Reply delete(String path, String... headers) {
        return send(request(api + path, headers).DELETE().build()).join();
    }

    CompletableFuture<Reply> getLater(String path, String... headers) {
        return send(request(api + path, headers).build());
    }

    Reply post(String path, Map<String, ?> body, String... headers) {
        return postLater(path, body, headers).join();
    }

    CompletableFuture<Reply> postLater(String path, Map<String, ?> body, String... headers) {
        return send(request(api + path, headers)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json(body)))
                .build());
    }

    /** Books for whom the token was issued. */
    CompletableFuture<Reply> book(String token, String key, String slot) {
        return postLater(
                "/bookings", Map.of("slotId", slot), "Authorization", "Bearer " + token, "Idempotency-Key", key);
    }

    Reply cancel(String token, String key, String booking) {
        return post(
                "/bookings/" + booking + "/cancel",
                Map.of(),
                "Authorization",
                "Bearer " + token,
                "Idempotency-Key",
                key);
    }

    Reply verify(String phone, String code) {
        return post("/otp/verify", Map.of("phone", phone, "code", code));
    }

    /** The value of a series as GET /metrics has it, such as {@code otp_limited_total}; empty when it is not there. */
    OptionalDouble metric(String series) {
        HttpRequest metrics = request(api + "/metrics").build();
        return client.sendAsync(metrics, HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst();
    }

    /** Requests a code and reads it from the SMS. */
    String code(String phone) {
        int status = post("/otp/request", Map.of("phone", phone)).status();
        if (status != 202) {
            throw new AssertionError("The request for a code was answered " + status);
        }
        return send(request(sms + "/messages/" + phone).build())
                .join()
                .body()
                .at("/messages/0/code")
                .textValue();
    }

    private CompletableFuture<Reply> send(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(ApiClient::reply);
    }

    private static HttpRequest.Builder request(String uri, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(uri));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static byte[] json(Map<String, ?> body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        try {
            return new Reply(response.statusCode(), Json.MAPPER.readTree(response.body()));
        } catch (IOException notJson) {
            throw new AssertionError("Not JSON: " + new String(response.body(), StandardCharsets.UTF_8), notJson);
        }
    }
}
