package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Scalar;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Texts and names: {@code kill-primary}, {@code "text in quotes"}. */
final class TextSyntax {
    private static final ScalarResolver YAML = new CoreScalarResolver(false);

    private TextSyntax() {}

    /** A text that is not empty; a number, {@code true} or {@code null} is a text in quotes only. */
    static String read(YamlNode node) {
        Scalar scalar = scalar(node);
        if (scalar.plain() && !YAML.resolve(scalar.text(), true).equals(Tag.STR)) {
            throw node.error(
                    "expected a text, found " + scalar.kind() + ", which YAML reads as something else",
                    "put it in quotes: \"" + scalar.text() + "\"");
        }
        return scalar.text().strip();
    }

    /** A value of whatever type, as it is written. */
    static String written(YamlNode node) {
        return scalar(node).text().strip();
    }

    /** A path on a server, such as {@code /bookings}. */
    static String urlPath(YamlNode node) {
        String path = read(node);
        if (!path.startsWith("/") || path.chars().anyMatch(Character::isWhitespace)) {
            throw node.error(
                    "expected a path on the system's own base URL, found `" + path + "`",
                    "begin with a slash and write blanks as %20, for example /bookings");
        }
        return path;
    }

    /** A name as ids have it: small letters, digits and hyphens. */
    static String id(YamlNode node) {
        String id = read(node);
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw node.error(
                    "`" + id + "` cannot be a name here",
                    "use small letters, digits and single hyphens, for example kill-primary");
        }
        return id;
    }

    /** A single value that is not empty. */
    static Scalar scalar(YamlNode node) {
        if (!(node instanceof Scalar scalar)) {
            throw node.error("expected a single value, found " + node.kind(), "write one value here");
        }
        if (scalar.text().isBlank()) {
            throw node.error("a value is missing", "write a value here, or remove the field");
        }
        return scalar;
    }
}
