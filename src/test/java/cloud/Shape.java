package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One shape of a service model: a structure, a list, a map or a scalar with its limits. */
record Shape(String name, JsonNode node) {
    String type() {
        return node.path("type").asText();
    }

    /** A structure's members in the model's order, by name. */
    Map<String, Member> members() {
        Map<String, Member> members = new LinkedHashMap<>();
        node.path("members")
                .fields()
                .forEachRemaining(entry -> members.put(entry.getKey(), new Member(entry.getKey(), entry.getValue())));
        return members;
    }

    /** The names of the members that must be there. */
    Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    /** What a list holds. */
    Member element() {
        return new Member("member", node.path("member"));
    }

    Member key() {
        return new Member("key", node.path("key"));
    }

    Member value() {
        return new Member("value", node.path("value"));
    }

    boolean flattened() {
        return node.path("flattened").asBoolean();
    }

    /** A member of a structure, or what a list or map is made of. */
    record Member(String name, JsonNode node) {
        String shape() {
            return node.path("shape").asText();
        }

        /** Its name on the wire. */
        String wireName() {
            return node.path("locationName").asText(name);
        }

        /** Where in a REST request it is: {@code uri}, {@code querystring}, or empty for the body. */
        String location() {
            return node.path("location").asText("");
        }
    }
}
