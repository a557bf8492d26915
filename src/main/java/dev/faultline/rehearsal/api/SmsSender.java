package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Hands messages to the SMS gateway. */
final class SmsSender {
    private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final int ACCEPTED = 202;

    private final Dependency dependency = new Dependency("sms");
    private final URI messages;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    SmsSender(String baseUrl) {
        messages = URI.create(baseUrl + "/messages");
    }

    /**
     * Sends a text.
     *
     * @throws Unavailable when the gateway did not take it
     */
    void send(String phone, String text) {
        dependency.call(() -> post(phone, text));
    }

    private int post(String phone, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(messages)
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Json.MAPPER.writeValueAsBytes(Map.of("phone", phone, "text", text))))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != ACCEPTED) {
            throw new IOException("the SMS gateway answered " + status);
        }
        return status;
    }
}
