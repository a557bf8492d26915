package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;

/**
 * Hands messages to the SMS gateway. It uses the JDK's older HTTP client, since the newer one loads all of TLS first,
 * which a program that must start within half a second feels.
 */
final class SmsSender {
    private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final int ACCEPTED = 202;

    private final Dependency dependency = new Dependency("sms");
    private final URL messages;

    /** Throws {@link IllegalArgumentException} when the gateway's address is none. */
    SmsSender(String baseUrl) {
        try {
            messages = URI.create(baseUrl + "/messages").toURL();
        } catch (IOException wrong) {
            throw new IllegalArgumentException("Not the address of an SMS gateway: " + baseUrl, wrong);
        }
    }

    /**
     * Sends a text.
     *
     * @throws Unavailable when the gateway did not take it
     */
    void send(String phone, String text) {
        dependency.call(() -> post(Json.MAPPER.writeValueAsBytes(Map.of("phone", phone, "text", text))));
    }

    private int post(byte[] message) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) messages.openConnection();
        connection.setConnectTimeout((int) CONNECT_LIMIT.toMillis());
        connection.setReadTimeout((int) ANSWER_LIMIT.toMillis());
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(message.length); // Also keeps it from sending twice by itself.
        try (OutputStream body = connection.getOutputStream()) {
            body.write(message);
        }
        int status = connection.getResponseCode();
        if (status != ACCEPTED) {
            connection.disconnect();
            throw new IOException("the SMS gateway answered " + status);
        }
        try (InputStream rest = connection.getInputStream()) {
            rest.readAllBytes(); // Read to its end, the connection can be used again.
        }
        return status;
    }
}
