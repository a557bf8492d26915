package dev.faultline.observe.alarm;

import dev.faultline.observe.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The same over HTTP. */
final class HttpTransport implements Transport {
    private static final Duration CONNECT = Duration.ofMillis(400);

    private final HttpClient http;

    /** One that trusts the system's certificate, where it has one. */
    HttpTransport(Optional<String> certificate) {
        this.http = Client.named("alarms", CONNECT, certificate);
    }

    @Override
    public CompletableFuture<String> get(URI uri, Duration limit) {
        return send(HttpRequest.newBuilder(uri).build(), limit).thenApply(answer -> {
            require(answer, answer.statusCode() == 200);
            return answer.body();
        });
    }

    @Override
    public CompletableFuture<Void> post(URI uri, String json, Duration limit) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return send(request, limit)
                .thenAccept(answer -> require(answer, answer.statusCode() >= 200 && answer.statusCode() < 300));
    }

    /** A request's own time-out ends with the answer's headers; this one is for the whole answer, and ends the exchange. */
    private CompletableFuture<HttpResponse<String>> send(HttpRequest request, Duration limit) {
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        return exchange.copy()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> exchange.cancel(true));
    }

    private static void require(HttpResponse<String> answer, boolean good) {
        if (!good) {
            throw new CompletionException(new IOException(
                    answer.request().method() + " " + answer.uri() + " answered " + answer.statusCode()));
        }
    }
}
