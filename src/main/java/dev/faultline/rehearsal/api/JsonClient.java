package dev.faultline.rehearsal.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Speaks JSON to another service. It uses the JDK's older HTTP client, since the newer one loads all of TLS first, which
 * a program that must start within half a second feels. Thread-safe.
 */
final class JsonClient {
    private static final int FIRST_FAILURE = 400;

    private final String baseUrl;
    private final Limits limits;
    private final Map<String, String> headers;

    /** Throws {@link IllegalArgumentException} when the base URL is none. */
    JsonClient(String baseUrl, Limits limits, Map<String, String> headers) {
        if (!String.valueOf(URI.create(baseUrl).getScheme()).startsWith("http")) {
            throw new IllegalArgumentException("Not the address of a service: " + baseUrl);
        }
        this.baseUrl = baseUrl;
        this.limits = limits;
        this.headers = Map.copyOf(headers);
    }

    JsonClient(String baseUrl, Limits limits) {
        this(baseUrl, limits, Map.of());
    }

    /**
     * How long a call may take.
     *
     * @param connect until there is a connection
     * @param answer until there are further bytes of the answer
     */
    record Limits(Duration connect, Duration answer) {
        /** As long as it likes: for the client, zero stands for no limit. */
        static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO);
    }

    /**
     * What the service said, be it good or bad.
     *
     * @param body a missing node when there was none
     */
    record Reply(int status, JsonNode body) {}

    Reply get(String path) throws IOException {
        return reply(open(path));
    }

    /** Sends a value; never twice. */
    Reply post(String path, Map<String, ?> value) throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(value);
        HttpURLConnection connection = open(path);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(json.length); // Also keeps it from sending twice by itself.
        try (OutputStream body = connection.getOutputStream()) {
            body.write(json);
        }
        return reply(connection);
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(baseUrl + path).toURL().openConnection();
        connection.setConnectTimeout((int) limits.connect().toMillis());
        connection.setReadTimeout((int) limits.answer().toMillis());
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    /** Read to its end, the connection can be used again. */
    private static Reply reply(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        InputStream stream = status < FIRST_FAILURE ? connection.getInputStream() : connection.getErrorStream();
        if (stream == null) {
            return new Reply(status, Json.MAPPER.missingNode());
        }
        try (InputStream body = stream) {
            return new Reply(status, Json.MAPPER.readTree(body.readAllBytes()));
        }
    }
}
