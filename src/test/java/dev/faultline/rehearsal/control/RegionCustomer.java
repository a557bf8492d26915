package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A customer of a platform in a test, who logs in once and books, wherever he is sent to. */
final class RegionCustomer {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final String PHONE = "9820001234";

    private final HttpClient http;
    private String token = "";

    RegionCustomer(HttpClient http) {
        this.http = http;
    }

    /** Logs in with the code that was sent to his phone. */
    void logIn(URI base, URI sms) throws IOException, InterruptedException {
        post(base, "/otp/request", Map.of("phone", PHONE), "");
        String code = Json.MAPPER
                .readTree(get(sms, "/messages/" + PHONE).body())
                .at("/messages/0/code")
                .asText();
        HttpResponse<String> verified = post(base, "/otp/verify", Map.of("phone", PHONE, "code", code), "");
        token = Json.MAPPER.readTree(verified.body()).path("token").asText();
    }

    HttpResponse<String> book(URI base, String key) throws IOException, InterruptedException {
        return post(base, "/bookings", Map.of("slotId", "andheri-2026-12-01-09"), key);
    }

    HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI base, String path, Map<String, String> body, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + token).header("Idempotency-Key", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
