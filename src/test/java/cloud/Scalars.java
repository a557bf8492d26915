package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;

/** Scalars that are texts on the wire, by the type that the model gives them. */
final class Scalars {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Scalars() {}

    static JsonNode read(Shape shape, String text) throws AwsException {
        try {
            return switch (shape.type()) {
                case "integer", "long" -> NODES.numberNode(Long.parseLong(text));
                case "float", "double" -> NODES.numberNode(Double.parseDouble(text));
                case "timestamp" -> seconds(Instant.parse(text));
                case "boolean" -> truth(text);
                default -> NODES.textNode(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new AwsException(400, "MalformedInput", "expected a " + shape.type() + ", found " + text);
        }
    }

    private static JsonNode truth(String text) {
        if (!Set.of("true", "false").contains(text)) {
            throw new NumberFormatException(text);
        }
        return NODES.booleanNode(text.equals("true"));
    }

    /** A time as the trees hold it: seconds since 1970, to the millisecond. */
    static JsonNode seconds(Instant time) {
        return NODES.numberNode(BigDecimal.valueOf(time.toEpochMilli(), 3));
    }

    static Instant time(JsonNode seconds) {
        return Instant.ofEpochMilli(seconds.decimalValue()
                .movePointRight(3)
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** As it is written in XML. */
    static String text(Shape shape, JsonNode value) {
        return shape.type().equals("timestamp") ? time(value).toString() : value.asText();
    }
}
