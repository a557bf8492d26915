package dev.faultline.rehearsal.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.function.IntSupplier;

/** Sends clients that came without TLS to the same address with it. */
final class HttpsRedirect implements HttpHandler {
    private static final int DEFAULT_PORT = 443;

    private final IntSupplier publicPort;

    HttpsRedirect(IntSupplier publicPort) {
        this.publicPort = publicPort;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.MOVED_PERMANENTLY);
        exchange.getResponseHeaders().put(Headers.LOCATION, location(exchange));
        exchange.endExchange();
    }

    private String location(HttpServerExchange exchange) {
        int port = publicPort.getAsInt();
        String query = exchange.getQueryString();
        return "https://" + host(exchange)
                + (port == DEFAULT_PORT ? "" : ":" + port)
                + exchange.getRequestURI()
                + (query.isEmpty() ? "" : "?" + query);
    }

    private static String host(HttpServerExchange exchange) {
        String name = exchange.getHostName();
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }
}
