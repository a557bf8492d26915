package dev.faultline.rehearsal.protocol;

import java.util.Map;

/**
 * A program that has started and serves.
 *
 * @param ready what the READY line tells the owner, such as {@code port}
 * @param program closed once when the owner lets go
 */
public record Serving(Map<String, Object> ready, AutoCloseable program) {
    /** Copies the map, so that the record cannot change. */
    public Serving {
        ready = Map.copyOf(ready);
    }
}
