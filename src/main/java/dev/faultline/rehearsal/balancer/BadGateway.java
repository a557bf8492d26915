package dev.faultline.rehearsal.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;

/**
 * Tells the client 502 when the target's connection broke: Undertow's proxy says 503 there, which an ALB says only when
 * it has no target at all.
 */
final class BadGateway implements HttpHandler {
    private final HttpHandler proxy;

    BadGateway(HttpHandler proxy) {
        this.proxy = proxy;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.addResponseCommitListener(BadGateway::correct);
        proxy.handleRequest(exchange);
    }

    private static void correct(HttpServerExchange exchange) {
        // A target's own answer has a reason phrase, copied from it; the proxy's own 503 has none.
        if (exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE && exchange.getReasonPhrase() == null) {
            exchange.setStatusCode(StatusCodes.BAD_GATEWAY);
        }
    }
}
