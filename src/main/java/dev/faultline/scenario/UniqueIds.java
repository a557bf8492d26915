package dev.faultline.scenario;

import java.util.HashMap;
import java.util.Map;

/** Names of one sort, each of which may be given once. */
final class UniqueIds {
    private final String what;
    private final Map<String, Span> given = new HashMap<>();

    /** {@code what} they are, for messages: {@code id}. */
    UniqueIds(String what) {
        this.what = what;
    }

    /** Reads an id that was not given before. */
    String read(YamlNode node) {
        String id = TextSyntax.id(node);
        Span first = given.putIfAbsent(id, node.at());
        if (first != null) {
            throw node.error(
                    "the " + what + " `" + id + "` is used twice",
                    "it is used on line " + first.line() + " already; every " + what + " in a file is different");
        }
        return id;
    }
}
