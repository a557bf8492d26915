package dev.faultline.rehearsal.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.protocol.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.Deque;
import java.util.Optional;

/** A request as an endpoint sees it: its body has been read, its parts are asked for by name. */
public final class Call {
    private final HttpServerExchange exchange;
    private final byte[] body;

    Call(HttpServerExchange exchange, byte[] body) {
        this.exchange = exchange;
        this.body = body;
    }

    /** A part of the path, such as {@code id} in {@code /bookings/{id}}. */
    public String path(String name) {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get(name);
    }

    /** A header, if it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** A parameter of the query, if it was sent. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::peekFirst);
    }

    /**
     * A text field of the JSON body.
     *
     * @throws Refusal 400 when the body is no JSON object or has no such text
     */
    public String text(String field) {
        JsonNode value = json().path(field);
        if (!value.isTextual()) {
            throw new Refusal(Answer.notApplied(400, "missing_" + field));
        }
        return value.textValue();
    }

    /** A text field of the JSON body; empty when it has no such text, {@link Refusal} 400 when it is no JSON. */
    public Optional<String> optionalText(String field) {
        return Optional.ofNullable(json().path(field).textValue());
    }

    /**
     * A number of the JSON body.
     *
     * @throws Refusal 400 when the body is no JSON object or has no such number
     */
    public double number(String field) {
        JsonNode value = json().path(field);
        if (!value.isNumber()) {
            throw new Refusal(Answer.notApplied(400, "missing_" + field));
        }
        return value.doubleValue();
    }

    private JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException notJson) {
            throw new Refusal(Answer.notApplied(400, "bad_json"));
        }
    }
}
