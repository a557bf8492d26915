package dev.faultline.rehearsal.firewall;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.Optional;

/** Refuses the requests of a client that makes too many: 429, and when to try again. */
public final class FloodHandler implements HttpHandler {
    private static final String BODY = "{\"error\":\"too_many_requests\",\"applied\":false}";
    /** Longer ones are made up, and must not take memory. */
    private static final int LONGEST_ADDRESS = 45;

    private final FloodLimit limit;
    private final FirewallEvents events;
    private final HttpHandler next;

    /** Passes on to {@code next} what is within the limit. */
    public FloodHandler(FloodLimit limit, FirewallEvents events, HttpHandler next) {
        this.limit = limit;
        this.events = events;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<Duration> wait = limit.refuse(client(exchange));
        if (wait.isPresent()) {
            events.limited();
            exchange.setStatusCode(StatusCodes.TOO_MANY_REQUESTS);
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, wholeSeconds(wait.get()));
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
            exchange.getResponseSender().send(BODY);
        } else {
            next.handleRequest(exchange);
        }
    }

    /**
     * The first address of {@code X-Forwarded-For}, else the connection's. A client could write anything there: as in
     * the platform that is rehearsed, a content delivery network in front sets it, and nobody else reaches the balancer.
     */
    private static String client(HttpServerExchange exchange) {
        String forwarded = exchange.getRequestHeaders().getFirst(Headers.X_FORWARDED_FOR);
        if (forwarded == null || forwarded.isBlank()) {
            return exchange.getSourceAddress().getAddress().getHostAddress();
        }
        int comma = forwarded.indexOf(',');
        String first = (comma < 0 ? forwarded : forwarded.substring(0, comma)).strip();
        return first.substring(0, Math.min(first.length(), LONGEST_ADDRESS));
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
