package dev.faultline.rehearsal.api;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** Fetches the secrets from the parameter store as an instance starts. */
final class SecretsClient {
    /** How long a store that is away is waited for; less than what a start may take. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final JsonClient.Limits LIMITS =
            new JsonClient.Limits(Duration.ofMillis(500), Duration.ofSeconds(1));

    private final FailsafeExecutor<String> patiently = Failsafe.with(RetryPolicy.<String>builder()
            .handle(IOException.class)
            .abortOn(Refused.class)
            .withMaxRetries(-1)
            .withMaxDuration(PATIENCE)
            .withDelay(PAUSE)
            .build());
    private final String url;
    private final JsonClient store;

    SecretsClient(ApiConfig.SecretsConfig config) {
        url = config.url();
        store = new JsonClient(url, LIMITS, Map.of("Authorization", "Bearer " + config.token()));
    }

    /** The store does not give a parameter to this instance, now or later. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * All of them.
     *
     * @throws UncheckedIOException when the store refuses one, or cannot be reached within {@link #PATIENCE}
     */
    Secrets fetch() {
        return new Secrets(value("operator"), value("token-key"), value("payment-key"), value("database-password"));
    }

    private String value(String name) {
        try {
            return patiently.get(() -> once(name));
        } catch (FailsafeException failed) {
            throw new UncheckedIOException(
                    "the secret " + name + " could not be had from the parameter store " + url + ": "
                            + failed.getCause().getMessage(),
                    failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause()));
        }
    }

    private String once(String name) throws IOException {
        JsonClient.Reply reply = store.get("/parameters/" + name);
        return switch (reply.status()) {
            case 200 -> reply.body().path("value").asText();
            case 403, 404 -> throw new Refused("it answered " + reply.status());
            default -> throw new IOException("it answered " + reply.status());
        };
    }
}
