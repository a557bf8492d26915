package cloud;

import cloud.Shape.Member;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds a value against a shape of the official model: required and unknown members, types, enums, patterns, ranges. Times are
 * numbers, in seconds since 1970, whatever they are on the wire.
 */
final class ShapeCheck {
    private final ServiceModel model;
    private final List<String> problems = new ArrayList<>();

    private ShapeCheck(ServiceModel model) {
        this.model = model;
    }

    /** All that is wrong with the value; empty where nothing is. */
    static List<String> problems(ServiceModel model, String shape, JsonNode value) {
        ShapeCheck check = new ShapeCheck(model);
        check.value("", model.shape(shape), value);
        return List.copyOf(check.problems);
    }

    private void problem(String where, String says) {
        problems.add((where.isEmpty() ? "the whole" : where.substring(1)) + ": " + says);
    }

    private void value(String where, Shape shape, JsonNode value) {
        switch (shape.type()) {
            case "structure" -> structure(where, shape, value);
            case "list" -> list(where, shape, value);
            case "map" -> map(where, shape, value);
            case "string" -> string(where, shape, value);
            case "integer", "long" -> number(where, shape, value, value.isIntegralNumber(), "a whole number");
            case "float", "double" -> number(where, shape, value, value.isNumber(), "a number");
            case "timestamp" -> expect(where, value, value.isNumber(), "a time");
            case "boolean" -> expect(where, value, value.isBoolean(), "true or false");
            case "blob" -> expect(where, value, value.isTextual(), "a text in base64");
            default -> throw new IllegalArgumentException("a shape of the type " + shape.type() + " is not known here");
        }
    }

    private boolean expect(String where, JsonNode value, boolean met, String expected) {
        if (!met) {
            problem(where, "expected " + expected + ", found " + value);
        }
        return met;
    }

    private void structure(String where, Shape shape, JsonNode value) {
        if (!expect(where, value, value.isObject(), "an object")) {
            return;
        }
        Map<String, Member> members = shape.members();
        for (String required : shape.required()) {
            if (!value.has(required)) {
                problem(where, "the member " + required + " is missing");
            }
        }
        value.fields().forEachRemaining(entry -> {
            Member member = members.get(entry.getKey());
            if (member == null) {
                problem(where, shape.name() + " has no member " + entry.getKey());
            } else {
                value(where + "." + entry.getKey(), model.shape(member.shape()), entry.getValue());
            }
        });
    }

    private void list(String where, Shape shape, JsonNode value) {
        if (expect(where, value, value.isArray(), "a list")) {
            range(where, shape, value.size(), "elements");
            Shape element = model.shape(shape.element().shape());
            for (int i = 0; i < value.size(); i++) {
                value(where + "[" + i + "]", element, value.get(i));
            }
        }
    }

    private void map(String where, Shape shape, JsonNode value) {
        if (expect(where, value, value.isObject(), "a map")) {
            range(where, shape, value.size(), "entries");
            Shape key = model.shape(shape.key().shape());
            Shape held = model.shape(shape.value().shape());
            value.fields().forEachRemaining(entry -> {
                string(where + "." + entry.getKey(), key, ServiceModel.JSON.valueToTree(entry.getKey()));
                value(where + "." + entry.getKey(), held, entry.getValue());
            });
        }
    }

    private void string(String where, Shape shape, JsonNode value) {
        if (!expect(where, value, value.isTextual(), "a text")) {
            return;
        }
        String text = value.asText();
        range(where, shape, text.length(), "characters");
        if (shape.node().has("enum")) {
            Set<String> known = new TreeSet<>();
            shape.node().path("enum").forEach(one -> known.add(one.asText()));
            expect(where, value, known.contains(text), "one of " + known);
        }
        if (shape.node().has("pattern")) {
            String pattern = shape.node().path("pattern").asText();
            expect(where, value, Pattern.matches(pattern, text), "a text like " + pattern);
        }
    }

    private void number(String where, Shape shape, JsonNode value, boolean met, String expected) {
        if (expect(where, value, met, expected)) {
            range(where, shape, value.asDouble(), "");
        }
    }

    private void range(String where, Shape shape, double found, String of) {
        JsonNode least = shape.node().path("min");
        JsonNode most = shape.node().path("max");
        if (least.isNumber() && found < least.asDouble() || most.isNumber() && found > most.asDouble()) {
            problem(
                    where,
                    "expected " + least.asText("any number") + " to " + most.asText("any number") + " " + of
                            + ", found " + found);
        }
    }
}
