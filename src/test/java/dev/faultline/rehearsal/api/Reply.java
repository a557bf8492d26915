package dev.faultline.rehearsal.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What the API answered. */
record Reply(int status, JsonNode body) {
    String text(String field) {
        return body.path(field).asText(null);
    }

    /** Whether it says that nothing was applied; false also when it does not say. */
    boolean saysNotApplied() {
        return body.has("applied") && !body.get("applied").booleanValue();
    }
}
