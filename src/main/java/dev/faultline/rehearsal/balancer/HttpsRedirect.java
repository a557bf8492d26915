package dev.faultline.rehearsal.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** Sends clients that came without TLS to the same address with it. */
final class HttpsRedirect implements HttpHandler {
    private static final int DEFAULT_PORT = 443;

    private final int publicPort;

    /** Clients reach the port with TLS at {@code publicPort}. */
    HttpsRedirect(int publicPort) {
        this.publicPort = publicPort;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.MOVED_PERMANENTLY);
        exchange.getResponseHeaders().put(Headers.LOCATION, location(exchange));
        exchange.endExchange();
    }

    private String location(HttpServerExchange exchange) {
        String query = exchange.getQueryString();
        return "https://" + host(exchange)
                + (publicPort == DEFAULT_PORT ? "" : ":" + publicPort)
                + exchange.getRequestURI()
                + (query.isEmpty() ? "" : "?" + query);
    }

    private static String host(HttpServerExchange exchange) {
        String name = exchange.getHostName();
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    }
}
