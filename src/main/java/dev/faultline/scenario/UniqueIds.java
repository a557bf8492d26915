package dev.faultline.scenario;

import java.util.HashMap;
import java.util.Map;

/** The ids of one file; each may be given once. */
final class UniqueIds {
    private final Map<String, Span> given = new HashMap<>();

    /** Reads an id that was not given before. */
    String read(YamlNode node) {
        String id = TextSyntax.id(node);
        Span first = given.putIfAbsent(id, node.at());
        if (first != null) {
            throw node.error(
                    "the id `" + id + "` is used twice",
                    "it is used on line " + first.line() + " already; every id in a file is different");
        }
        return id;
    }
}
