package dev.faultline.toxics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the API's answers become HTTP: JSON, and for every failure its status and {@code {"error","status"}}, which is
 * sent as plain text, as Toxiproxy does, and so are the answers to what is no request of the API.
 */
final class HttpAnswers {
    private static final Logger log = LoggerFactory.getLogger(HttpAnswers.class);
    private static final ObjectWriter JSON = new ObjectMapper().writer();
    private static final HttpString REQUEST_ID = new HttpString("X-Toxiproxy-Request-Id");

    private HttpAnswers() {}

    /** What is done with one request. Throws {@link ApiException} to refuse it, {@link IOException} where it failed. */
    @FunctionalInterface
    interface Work {
        Answer answer(Request request) throws IOException;
    }

    /** A request as {@link Work} sees it. */
    record Request(HttpServerExchange exchange) {
        byte[] body() throws IOException {
            return exchange.getInputStream().readAllBytes();
        }

        /** A part of the path, by its name in the route. */
        String pathPart(String name) {
            return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                    .getParameters()
                    .get(name);
        }
    }

    /** A status, and a body of some media type; both empty where there is no body. */
    record Answer(int status, String contentType, String body) {
        private static final String PLAIN = "text/plain; charset=utf-8";

        static Answer ok(Object shown) {
            return json(200, shown);
        }

        static Answer created(Object shown) {
            return json(201, shown);
        }

        static Answer nothing() {
            return empty(204);
        }

        static Answer empty(int status) {
            return new Answer(status, "", "");
        }

        static Answer plain(int status, String text) {
            return new Answer(status, PLAIN, text);
        }

        /** What populating has made. */
        static Answer populated(List<ProxyView> made) {
            return json(201, withProxies(new LinkedHashMap<>(), made));
        }

        /** A refusal that says what was done before it. */
        static Answer refusal(ApiException why, List<ProxyView> made) {
            return json(why.status(), withProxies(words(why), made));
        }

        static Answer refusal(ApiException why) {
            return plain(why.status(), text(words(why)) + "\n");
        }

        private static Answer json(int status, Object shown) {
            return new Answer(status, "application/json", text(shown));
        }

        private static String text(Object shown) {
            try {
                return JSON.writeValueAsString(shown);
            } catch (JsonProcessingException impossible) {
                throw new IllegalArgumentException("cannot be shown as JSON: " + shown, impossible);
            }
        }

        /** No proxies are shown as {@code null}: so does Toxiproxy. */
        private static Map<String, Object> withProxies(Map<String, Object> words, List<ProxyView> made) {
            words.put("proxies", made.isEmpty() ? null : made);
            return words;
        }

        private static Map<String, Object> words(ApiException why) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("error", why.getMessage());
            words.put("status", why.status());
            return words;
        }
    }

    /** A handler that answers with what {@code work} returns or throws. */
    static HttpHandler to(Work work) {
        return new BlockingHandler(exchange -> {
            String id = UUID.randomUUID().toString();
            exchange.getResponseHeaders().put(REQUEST_ID, id);
            Answer answer = answer(exchange, work);
            log.debug("{} {}: {} ({})", exchange.getRequestMethod(), exchange.getRequestPath(), answer.status(), id);
            send(exchange, answer);
        });
    }

    /** A handler of what is no request of the API. */
    static HttpHandler always(Answer answer) {
        return exchange -> send(exchange, answer);
    }

    private static Answer answer(HttpServerExchange exchange, Work work) {
        try {
            return isBrowser(exchange)
                    ? Answer.plain(403, "User agent not allowed\n")
                    : work.answer(new Request(exchange));
        } catch (ApiException e) {
            return Answer.refusal(e);
        } catch (IOException e) {
            return Answer.refusal(ApiException.failed(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestPath(), e);
            return Answer.refusal(ApiException.failed(e.toString()));
        }
    }

    /** A web page that someone has open must not be able to break their systems. */
    private static boolean isBrowser(HttpServerExchange exchange) {
        String agent = exchange.getRequestHeaders().getFirst(Headers.USER_AGENT);
        return agent != null && agent.startsWith("Mozilla/");
    }

    private static void send(HttpServerExchange exchange, Answer answer) {
        exchange.setStatusCode(answer.status());
        if (!answer.contentType().isEmpty()) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        }
        if (answer.status() >= 400 && answer.contentType().equals(Answer.PLAIN)) {
            exchange.getResponseHeaders().put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        }
        if (answer.body().isEmpty()) {
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(answer.body());
        }
    }
}
