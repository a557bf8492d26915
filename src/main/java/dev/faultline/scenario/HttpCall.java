package dev.faultline.scenario;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request that a person describes in a file.
 *
 * @param method for example {@code POST}
 * @param url a path on the system's base URL, or a whole URL; words in braces, such as {@code {id}}, are filled in as it
 *     is sent
 * @param body JSON to send, when there is any
 * @param token the environment variable that holds its bearer token, when it needs one; never the token itself
 */
public record HttpCall(String method, String url, Optional<String> body, Optional<String> token) {
    /** Where it goes, on this base URL, with {@code values} for the words in braces. */
    public URI on(URI base, Map<String, String> values) {
        Map<String, String> encoded = new HashMap<>(values);
        encoded.replaceAll((name, value) -> URLEncoder.encode(value, StandardCharsets.UTF_8));
        return base.resolve(filled(url, encoded));
    }

    /** What it sends, likewise. */
    public Optional<String> bodyWith(Map<String, String> values) {
        return body.map(text -> filled(text, values));
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** As a person would say it: {@code POST /faults}. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
