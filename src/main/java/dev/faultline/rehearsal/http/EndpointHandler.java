package dev.faultline.rehearsal.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Duration;

/**
 * Serves an {@link Endpoint}: reads the body without holding a worker thread (a slow sender must not exhaust them),
 * then calls the endpoint on one.
 */
public final class EndpointHandler implements HttpHandler {
    private final Endpoint endpoint;
    private final FailureAnswers failures;
    private final Measured measured;

    /** Serves this endpoint and answers its failures so. */
    public EndpointHandler(Endpoint endpoint, FailureAnswers failures) {
        this(endpoint, failures, (status, took) -> {});
    }

    /** Serves this endpoint, and tells of each answer. */
    public EndpointHandler(Endpoint endpoint, FailureAnswers failures, Measured measured) {
        this.endpoint = endpoint;
        this.failures = failures;
        this.measured = measured;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getRequestReceiver()
                .receiveFullBytes((whole, body) -> whole.dispatch(worker -> send(worker, answer(worker, body))));
    }

    private Answer answer(HttpServerExchange exchange, byte[] body) {
        long start = System.nanoTime();
        Answer answer = attempt(exchange, body);
        measured.answered(answer.status(), Duration.ofNanos(System.nanoTime() - start));
        return answer;
    }

    private Answer attempt(HttpServerExchange exchange, byte[] body) {
        try {
            return endpoint.answer(new Call(exchange, body));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (Exception failure) {
            return failures.answer(failure);
        }
    }

    private static void send(HttpServerExchange exchange, Answer answer) {
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        exchange.getResponseSender().send(answer.body());
    }
}
