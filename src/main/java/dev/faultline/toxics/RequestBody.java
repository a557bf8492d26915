package dev.faultline.toxics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that a client sent. Fields that are absent or null count as not given, as does the object itself; the
 * case of their names does not matter, unknown ones are ignored, and one of the wrong type is a bad request: so the API's
 * clients expect it.
 */
final class RequestBody {
    private static final ObjectReader JSON = new ObjectMapper().reader();

    private final JsonNode fields;

    private RequestBody(JsonNode fields) {
        this.fields = fields;
    }

    static RequestBody object(byte[] text) throws IOException {
        return object(parsed(text));
    }

    /** The objects of a JSON array. */
    static List<RequestBody> array(byte[] text) throws IOException {
        JsonNode json = parsed(text);
        if (json.isNull()) {
            return List.of();
        }
        if (!json.isArray()) {
            throw ApiException.badBody("expected an array, found " + json);
        }
        List<RequestBody> bodies = new ArrayList<>();
        for (JsonNode element : json) {
            bodies.add(object(element));
        }
        return bodies;
    }

    Optional<String> text(String field) {
        return given(field).map(node -> {
            if (!node.isTextual()) {
                throw wrongType(field, "a string", node);
            }
            return node.textValue();
        });
    }

    Optional<Boolean> flag(String field) {
        return given(field).map(node -> {
            if (!node.isBoolean()) {
                throw wrongType(field, "true or false", node);
            }
            return node.booleanValue();
        });
    }

    Optional<Float> fraction(String field) {
        return given(field).map(node -> {
            if (!node.isNumber()) {
                throw wrongType(field, "a number", node);
            }
            return node.floatValue();
        });
    }

    /** The attributes of a toxic: those given here, and for the others what they are in {@code before}, or zero. */
    Attributes attributes(ToxicType type, Attributes before) {
        RequestBody given = given("attributes").map(RequestBody::object).orElseGet(RequestBody::empty);
        Map<String, Long> values = new LinkedHashMap<>();
        for (String name : type.attributes()) {
            values.put(name, given.wholeNumber(name).orElse(before.values().getOrDefault(name, 0L)));
        }
        return new Attributes(values);
    }

    private Optional<Long> wholeNumber(String field) {
        return given(field).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw wrongType(field, "a whole number", node);
            }
            return node.longValue();
        });
    }

    private Optional<JsonNode> given(String field) {
        Optional<JsonNode> exactly = Optional.ofNullable(fields.get(field));
        return exactly.or(() -> inAnyCase(field)).filter(node -> !node.isNull());
    }

    private Optional<JsonNode> inAnyCase(String field) {
        return fields.properties().stream()
                .filter(given -> given.getKey().equalsIgnoreCase(field))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static RequestBody empty() {
        return new RequestBody(JSON.createObjectNode());
    }

    private static RequestBody object(JsonNode json) {
        if (json.isNull()) {
            return empty();
        }
        if (!json.isObject()) {
            throw ApiException.badBody("expected an object, found " + json);
        }
        return new RequestBody(json);
    }

    private static JsonNode parsed(byte[] text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isMissingNode()) {
                throw ApiException.badBody("EOF");
            }
            return json;
        } catch (JsonEOFException e) {
            throw ApiException.badBody("unexpected EOF");
        } catch (JsonProcessingException e) {
            throw ApiException.badBody(e.getOriginalMessage());
        }
    }

    private static ApiException wrongType(String field, String expected, JsonNode found) {
        return ApiException.badBody("field " + field + ": expected " + expected + ", found " + found);
    }
}
