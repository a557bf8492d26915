package dev.faultline.rehearsal.firewall;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at each request before it goes on: its path, query, some headers, and the body up to {@link #MOST_BODY_BYTES}.
 * Headers that carry a signature or a token are not looked at: nothing there is ever part of a query or a page.
 */
public final class FirewallHandler implements HttpHandler {
    /** A longer body is refused; no honest request has one. */
    public static final int MOST_BODY_BYTES = 16 * 1024;

    private static final List<HttpString> LOOKED_AT = List.of(
            Headers.REFERER,
            Headers.COOKIE,
            Headers.X_FORWARDED_FOR,
            Headers.ORIGIN,
            new HttpString("Idempotency-Key"));

    private final RuleSet rules;
    private final FirewallMode mode;
    private final FirewallEvents events;
    private final HttpHandler next;

    /** Passes on to {@code next} what matches no rule, and in mode {@link FirewallMode#COUNT} everything. */
    public FirewallHandler(RuleSet rules, FirewallMode mode, FirewallEvents events, HttpHandler next) {
        this.rules = rules;
        this.mode = mode;
        this.events = events;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<String> found = rules.matching(head(exchange)).map(Rule::id).or(() -> announcedTooLong(exchange));
        if (found.isPresent()) {
            verdict(found).handleRequest(exchange);
        } else if (HttpContinue.requiresContinueResponse(exchange)) {
            askForBody(exchange);
        } else {
            lookAtBody(exchange);
        }
    }

    private static Optional<String> announcedTooLong(HttpServerExchange exchange) {
        return tooLong(exchange.getRequestContentLength());
    }

    private static Optional<String> tooLong(long bytes) {
        return bytes > MOST_BODY_BYTES ? Optional.of(CoreRules.OVERSIZE_BODY) : Optional.empty();
    }

    /** The client waits to be told that its body is wanted; the target must not tell it a second time. */
    private void askForBody(HttpServerExchange exchange) {
        HttpContinue.sendContinueResponse(exchange, new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange asked, Sender sender) {
                asked.getRequestHeaders().remove(Headers.EXPECT);
                asked.dispatch((HttpHandler) FirewallHandler.this::lookAtBody);
            }

            @Override
            public void onException(HttpServerExchange asked, Sender sender, IOException gone) {
                asked.endExchange();
            }
        });
    }

    private void lookAtBody(HttpServerExchange exchange) throws Exception {
        BodyBuffer.read(
                exchange,
                MOST_BODY_BYTES + 1,
                body -> verdict(tooLong(body.length)
                        .or(() -> body.length == 0
                                ? Optional.empty()
                                : rules.matching(body).map(Rule::id))));
    }

    private HttpHandler verdict(Optional<String> rule) {
        if (rule.isEmpty()) {
            return next;
        }
        if (mode == FirewallMode.COUNT) {
            events.counted(rule.get());
            return next;
        }
        events.blocked(rule.get());
        return exchange -> refuse(exchange, rule.get());
    }

    private static void refuse(HttpServerExchange exchange, String rule) {
        exchange.setStatusCode(StatusCodes.FORBIDDEN);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send("{\"error\":\"blocked\",\"rule\":\"" + rule + "\"}");
    }

    private static RequestHead head(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String agent = headers.getFirst(Headers.USER_AGENT);
        return new RequestHead(
                exchange.getRequestURI(),
                exchange.getQueryString(),
                agent == null ? "" : agent,
                LOOKED_AT.stream().flatMap(name -> values(headers, name)).toList());
    }

    private static Stream<String> values(HeaderMap headers, HttpString name) {
        HeaderValues values = headers.get(name);
        return values == null ? Stream.empty() : values.stream();
    }
}
