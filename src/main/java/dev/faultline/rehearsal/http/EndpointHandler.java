package dev.faultline.rehearsal.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Serves an {@link Endpoint}: reads the body without holding a worker thread (a slow sender must not exhaust them), lets
 * the call wait for its turn likewise, then calls the endpoint on one.
 */
public final class EndpointHandler implements HttpHandler {
    private final Endpoint endpoint;
    private final FailureAnswers failures;
    private final Measured measured;
    private final Admission admission;

    /** Serves this endpoint and answers its failures so. */
    public EndpointHandler(Endpoint endpoint, FailureAnswers failures) {
        this(endpoint, failures, (status, took) -> {}, Admission.AT_ONCE);
    }

    /** Serves this endpoint to the calls that are let in, and tells of each answer. */
    public EndpointHandler(Endpoint endpoint, FailureAnswers failures, Measured measured, Admission admission) {
        this.endpoint = endpoint;
        this.failures = failures;
        this.measured = measured;
        this.admission = admission;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getRequestReceiver().receiveFullBytes((whole, body) -> admit(whole, body, System.nanoTime()));
    }

    private void admit(HttpServerExchange exchange, byte[] body, long arrived) {
        HttpHandler work = worker -> finish(worker, attempt(worker, body), arrived);
        try {
            Duration wait = admission.turn();
            if (wait.isZero()) {
                exchange.dispatch(work);
            } else {
                dispatchLater(exchange, work, wait);
            }
        } catch (Refusal refusal) {
            finish(exchange, refusal.answer(), arrived);
        }
    }

    private static void dispatchLater(HttpServerExchange exchange, HttpHandler work, Duration wait) {
        Runnable timer = () -> exchange.getIoThread()
                .executeAfter(() -> exchange.dispatch(work), wait.toNanos(), TimeUnit.NANOSECONDS);
        exchange.dispatch(SameThreadExecutor.INSTANCE, timer);
    }

    private void finish(HttpServerExchange exchange, Answer answer, long arrived) {
        measured.answered(answer.status(), Duration.ofNanos(System.nanoTime() - arrived));
        send(exchange, answer);
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
