package dev.faultline.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Logs an observer in the way a user does: asks for a one-time code, reads it from the SMS gateway, turns it into a token. */
public final class Login {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int TRIES = 50;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final SystemSpec.Login paths;
    private final Topology topology;
    private final HttpClient http;

    /** For a system's login paths on a running target. */
    public Login(SystemSpec.Login paths, Topology topology) {
        this.paths = paths;
        this.topology = topology;
        this.http = Client.named("login", ANSWER, topology.surroundings().certificate());
    }

    /**
     * A bearer token for the given phone number.
     *
     * @throws ObservationFailed when the system does not let it in, saying at which step
     */
    public String token(String phone) throws ObservationFailed, InterruptedException {
        post(paths.request(), Map.of("phone", phone), 202);
        JsonNode verified = post(paths.verify(), Map.of("phone", phone, "code", code(phone)), 200);
        String token = verified.path("token").asText();
        if (token.isEmpty()) {
            throw new ObservationFailed("logging in: the answer to " + paths.verify() + " carries no \"token\"");
        }
        return token;
    }

    private String code(String phone) throws ObservationFailed, InterruptedException {
        if (paths.code().isPresent()) {
            return fixed(paths.code().get());
        }
        URI messages = topology.smsUrl().resolve("/messages/" + URLEncoder.encode(phone, StandardCharsets.UTF_8));
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < TRIES; i++) {
            JsonNode newest =
                    send(HttpRequest.newBuilder(messages), 200).path("messages").path(0);
            if (newest.has("code")) {
                return newest.path("code").asText();
            }
            never.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        }
        throw new ObservationFailed("no one-time code for " + phone + " arrived at the SMS gateway " + messages
                + " within " + BETWEEN.multipliedBy(TRIES).toSeconds() + " s");
    }

    private static String fixed(String variable) throws ObservationFailed {
        String code = System.getenv(variable);
        if (code == null || code.isBlank()) {
            throw new ObservationFailed(
                    "logging in: the environment variable " + variable + ", which holds the code, is not set");
        }
        return code;
    }

    private JsonNode post(String path, Map<String, String> body, int expected)
            throws ObservationFailed, InterruptedException {
        try {
            return send(
                    HttpRequest.newBuilder(topology.baseUrl().resolve(path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))),
                    expected);
        } catch (IOException e) {
            throw new ObservationFailed("cannot write the request to " + path + ": " + e.getMessage());
        }
    }

    private JsonNode send(HttpRequest.Builder request, int expected) throws ObservationFailed, InterruptedException {
        HttpRequest asked = request.timeout(ANSWER).build();
        try {
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new ObservationFailed("logging in: " + asked.method() + " " + asked.uri() + " answered "
                        + answer.statusCode() + " instead of " + expected + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new ObservationFailed(
                    "logging in: " + asked.method() + " " + asked.uri() + " failed: " + e.getMessage());
        }
    }
}
