package dev.faultline.rehearsal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.rehearsal.protocol.Json;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What an endpoint answers.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body read-only bytes
 */
public record Answer(int status, String contentType, ByteBuffer body) {
    /** The media type of JSON. */
    public static final String JSON = "application/json";

    /** An answer whose body is a value as JSON. */
    public static Answer json(int status, Object value) {
        try {
            return json(status, Json.MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + value, impossible);
        }
    }

    /** An answer whose body is JSON already. */
    public static Answer json(int status, byte[] json) {
        return new Answer(status, JSON, ByteBuffer.wrap(json).asReadOnlyBuffer());
    }

    /** A refusal or failure whose effect is not stated. */
    public static Answer error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    /** A refusal or failure of which it is <em>known</em> that nothing was applied. */
    public static Answer notApplied(int status, String error) {
        return json(status, Map.of("error", error, "applied", false));
    }

    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }
}
