package dev.faultline.rehearsal.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Hands messages to the SMS gateway. */
final class SmsSender {
    private static final JsonClient.Limits LIMITS =
            new JsonClient.Limits(Duration.ofMillis(500), Duration.ofSeconds(1));
    private static final int ACCEPTED = 202;

    private final Dependency dependency = new Dependency("sms", Dependency.SHARED);
    private final JsonClient gateway;

    /** Throws {@link IllegalArgumentException} when the gateway's address is none. */
    SmsSender(String baseUrl) {
        gateway = new JsonClient(baseUrl, LIMITS);
    }

    /**
     * Sends a text.
     *
     * @throws Unavailable when the gateway did not take it
     */
    void send(String phone, String text) {
        dependency.call(() -> post(Map.of("phone", phone, "text", text)));
    }

    private int post(Map<String, String> message) throws IOException {
        int status = gateway.post("/messages", message).status();
        if (status != ACCEPTED) {
            throw new IOException("the SMS gateway answered " + status);
        }
        return status;
    }
}
