package dev.faultline.scenario;

import java.util.List;
import java.util.Optional;

/**
 * The names that can stand in a place, and the error for one that is not among them.
 *
 * @param what what they name, in the singular, for example {@code fault}
 * @param names the names, in the order in which they are listed to people
 */
record KnownNames(String what, List<String> names) {
    /** Reads a value that must be one of the names. */
    String read(YamlNode node) {
        String name = TextSyntax.read(node);
        if (!names.contains(name)) {
            throw node.error(problem(name), hint(name));
        }
        return name;
    }

    String problem(String name) {
        return "unknown " + what + " `" + name + "`";
    }

    String hint(String name) {
        String known = names.isEmpty() ? "there is none" : "known: " + String.join(", ", names);
        return nearest(name).map(near -> "did you mean `" + near + "`? ").orElse("") + known;
    }

    private Optional<String> nearest(String name) {
        return EditDistance.nearest(name, names);
    }
}
