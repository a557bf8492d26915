package dev.faultline.toxics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * A toxic on a proxy, as the API shows it.
 *
 * @param name unique within its proxy
 * @param direction which way the bytes flow that it works on
 * @param toxicity the share of connections that it is in force on: 0 is none, 1 is all
 */
record ToxicSpec(String name, ToxicType type, Direction direction, float toxicity, Attributes attributes) {
    /** The JSON shape. */
    @JsonPropertyOrder({"attributes", "name", "type", "stream", "toxicity"})
    record View(
            @JsonProperty("attributes") Map<String, Long> attributes,
            @JsonProperty("name") String name,
            @JsonProperty("type") String type,
            @JsonProperty("stream") String stream,
            @JsonProperty("toxicity") Number toxicity) {}

    Toxic toxic() {
        return type.toxic(attributes);
    }

    View view() {
        return new View(attributes.values(), name, type.wireName(), direction.wireName(), shownToxicity());
    }

    /** All or none without a fraction: 1, not 1.0. */
    private Number shownToxicity() {
        if (toxicity == (int) toxicity) {
            return (int) toxicity;
        }
        return toxicity;
    }
}
