package dev.faultline.rehearsal.protocol;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of environment variables in the place of <code>${NAME}</code>, within strings of JSON.
 *
 * @param values by name
 */
record EnvironmentVariables(Map<String, String> values) {
    private static final Pattern NAME = Pattern.compile("\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\\}");

    /** The text with the values. Throws {@link IllegalArgumentException} that names a variable which is not set. */
    String in(String json) {
        Matcher names = NAME.matcher(json);
        return names.replaceAll(found -> Matcher.quoteReplacement(escaped(value(names.group("name")))));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("expected the environment variable " + name
                    + " to be set, found nothing; set it for this container");
        }
        return value;
    }

    /** As it stands within a JSON string. */
    private static String escaped(String value) {
        String quoted = Json.MAPPER.getNodeFactory().textNode(value).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
