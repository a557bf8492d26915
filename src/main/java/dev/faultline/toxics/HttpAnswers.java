package dev.faultline.toxics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the API's answers become HTTP: JSON, and for every failure its status and {@code {"error","status"}}. As
 * Toxiproxy's, the answers to what is no request of the API are plain text.
 */
final class HttpAnswers {
    private static final Logger log = LoggerFactory.getLogger(HttpAnswers.class);
    private static final ObjectWriter JSON = new ObjectMapper().writer();

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

    /** A status, and a body of some media type. */
    record Answer(int status, String contentType, String body) {
        private static final String PLAIN = "text/plain; charset=utf-8";

        static Answer ok(Object shown) {
            return json(200, shown);
        }

        static Answer created(Object shown) {
            return json(201, shown);
        }

        static Answer nothing() {
            return new Answer(204, PLAIN, "");
        }

        static Answer plain(int status, String text) {
            return new Answer(status, PLAIN, text);
        }

        private static Answer json(int status, Object shown) {
            try {
                return new Answer(status, "application/json", JSON.writeValueAsString(shown));
            } catch (JsonProcessingException impossible) {
                throw new IllegalArgumentException("cannot be shown as JSON: " + shown, impossible);
            }
        }

        static Answer refusal(ApiException why) {
            return json(why.status(), words(why));
        }

        /** A refusal that says what was done before it. */
        static Answer refusal(ApiException why, List<ProxyView> made) {
            Map<String, Object> words = words(why);
            words.put("proxies", made);
            return json(why.status(), words);
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
        return new BlockingHandler(exchange -> send(exchange, answer(exchange, work)));
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
        if (answer.body().isEmpty()) {
            exchange.endExchange();
        } else {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
            exchange.getResponseSender().send(answer.body());
        }
    }
}
