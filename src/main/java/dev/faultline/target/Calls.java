package dev.faultline.target;

import dev.faultline.scenario.HttpCall;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Sends the HTTP calls that a system's file describes, each in a bounded time. What a call's token is, the environment
 * says at the moment of the call; it is kept nowhere. Safe for any thread.
 */
public final class Calls {
    /** The longest that a call may take, connecting included. */
    public static final Duration BOUND = Duration.ofSeconds(3);

    /** One for each certificate and process, since Java 17's client cannot be closed; its threads are daemons. */
    private static final Map<Optional<String>, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final URI base;
    private final Optional<String> certificate;
    private final UnaryOperator<String> environment;

    /**
     * Calls to one system.
     *
     * @param base what paths are on
     * @param certificate what its hosts prove their names with, in PEM; none where an authority of this machine does
     */
    public Calls(URI base, Optional<String> certificate) {
        this(base, certificate, System::getenv);
    }

    Calls(URI base, Optional<String> certificate, UnaryOperator<String> environment) {
        this.base = base;
        this.certificate = certificate;
        this.environment = environment;
    }

    /** What came back. */
    public record Answer(int status, String body) {
        /** Whether the call was heeded. */
        public boolean good() {
            return status / 100 == 2;
        }

        /** In words, cut to what fits a line. */
        @Override
        public String toString() {
            String words = body.strip();
            return status + (words.isEmpty() ? "" : ": " + words.substring(0, Math.min(200, words.length())));
        }
    }

    /** Sends a call and waits for its whole answer. */
    public Answer send(HttpCall call) throws IOException, InterruptedException {
        return send(call, Map.of());
    }

    /** The same with {@code values} for the words in braces. */
    public Answer send(HttpCall call, Map<String, String> values) throws IOException, InterruptedException {
        CompletableFuture<Answer> answer = begin(call, values);
        String what = call.method() + " " + call.on(base, values);
        try {
            return answer.get(BOUND.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(what + " was not answered within " + BOUND.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            String why = e.getCause() instanceof ConnectException ? "nobody listens there" : e.getCause() + "";
            throw new IOException(what + " failed: " + why, e.getCause());
        }
    }

    /** Sends a call without waiting. Throws {@link IOException} when its token is not known. */
    public CompletableFuture<Answer> begin(HttpCall call, Map<String, String> values) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.on(base, values)).timeout(BOUND);
        if (call.token().isPresent()) {
            request.header("Authorization", "Bearer " + secret(call.token().get()));
        }
        Optional<String> body = call.bodyWith(values);
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        request.method(call.method(), body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        return client().sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Answer(answer.statusCode(), answer.body()));
    }

    /** The value of an environment variable. Throws {@link IOException}, naming it, when it is not set. */
    public String secret(String variable) throws IOException {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new IOException("the environment variable " + variable + " is not set; set it and try again");
        }
        return value;
    }

    private HttpClient client() {
        return CLIENTS.computeIfAbsent(certificate, pem -> {
            HttpClient.Builder client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(BOUND);
            pem.ifPresent(text -> client.sslContext(PinnedCertificate.of(text).context()));
            return client.build();
        });
    }
}
