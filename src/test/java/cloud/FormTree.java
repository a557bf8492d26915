package cloud;

import cloud.Shape.Member;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;

/** The fields of a form of the query protocol as the tree that the model says they are; a field that is not known is refused. */
final class FormTree {
    private final ServiceModel model;
    private final NavigableMap<String, String> fields;

    FormTree(ServiceModel model, NavigableMap<String, String> fields) {
        this.model = model;
        this.fields = fields;
    }

    static Map<String, String> fields(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : body.split("&")) {
            if (!field.isEmpty()) {
                String[] parts = field.split("=", 2);
                fields.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    ObjectNode read(OperationModel operation) throws AwsException {
        ObjectNode input = ServiceModel.JSON.createObjectNode();
        if (operation.input().isPresent()) {
            structure("", model.shape(operation.input().get()), input);
        }
        if (!fields.isEmpty()) {
            throw new AwsException(
                    400, CommonErrors.QUERY.invalid(), operation.name() + " has no parameters " + fields.keySet());
        }
        return input;
    }

    private boolean any(String prefix) {
        return fields.containsKey(prefix) || any(prefix, ".");
    }

    private boolean any(String prefix, String then) {
        String next = fields.ceilingKey(prefix + then);
        return next != null && next.startsWith(prefix + then);
    }

    private JsonNode value(String prefix, Shape shape) throws AwsException {
        return switch (shape.type()) {
            case "structure" -> structure(prefix + ".", shape, ServiceModel.JSON.createObjectNode());
            case "list" -> list(prefix, shape);
            case "map" -> map(prefix + (shape.flattened() ? "." : ".entry."), shape);
            default -> Scalars.read(shape, fields.remove(prefix));
        };
    }

    private ObjectNode structure(String prefix, Shape shape, ObjectNode into) throws AwsException {
        for (Member member : shape.members().values()) {
            if (any(prefix + member.wireName())) {
                into.set(member.name(), value(prefix + member.wireName(), model.shape(member.shape())));
            }
        }
        return into;
    }

    private ArrayNode list(String prefix, Shape shape) throws AwsException {
        ArrayNode list = ServiceModel.JSON.createArrayNode();
        // An empty list is the list's name with nothing.
        fields.remove(prefix, "");
        String each = prefix + (shape.flattened() ? "." : "." + shape.element().wireName() + ".");
        for (int i = 1; any(each + i); i++) {
            list.add(value(each + i, model.shape(shape.element().shape())));
        }
        return list;
    }

    private ObjectNode map(String each, Shape shape) throws AwsException {
        ObjectNode map = ServiceModel.JSON.createObjectNode();
        for (int i = 1; any(each + i); i++) {
            String key = fields.remove(each + i + "." + shape.key().wireName());
            map.set(
                    key,
                    value(
                            each + i + "." + shape.value().wireName(),
                            model.shape(shape.value().shape())));
        }
        return map;
    }
}
