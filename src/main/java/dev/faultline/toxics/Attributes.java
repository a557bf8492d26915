package dev.faultline.toxics;

import java.time.Duration;
import java.util.Map;

/**
 * The settings of a toxic as the API has them: whole numbers by name.
 *
 * @param values every attribute of the type, in its order
 */
record Attributes(Map<String, Long> values) {
    long number(String name) {
        return values.get(name);
    }

    /** An attribute that counts milliseconds. */
    Duration millis(String name) {
        return Duration.ofMillis(number(name));
    }
}
