package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * An item whose one field names its kind, as in {@code - process-kill: {…}}.
 *
 * @param kind the kind, one of those known
 * @param value what stands behind it
 * @param fields the whole item, for the fields that stand beside the kind
 */
record Variant(String kind, YamlNode value, Fields fields) {
    /** Reads an item; {@code beside} are the fields that every kind may have next to it. */
    static Variant of(YamlNode node, KnownNames kinds, String... beside) {
        Fields fields = Fields.withAnyNames(node, "a " + kinds.what());
        List<String> others = List.of(beside);
        List<String> all = new ArrayList<>(kinds.names());
        all.addAll(others);
        Entry chosen = null;
        for (Entry entry : fields.entries()) {
            String name = entry.key().text();
            if (!all.contains(name)) {
                throw entry.key().error(kinds.problem(name), new KnownNames(kinds.what(), all).hint(name));
            }
            if (others.contains(name)) {
                continue;
            }
            if (chosen != null) {
                throw entry.key().error("a second " + kinds.what() + " in one item", "begin it with a `- ` of its own");
            }
            chosen = entry;
        }
        if (chosen == null) {
            throw fields.error("the " + kinds.what() + " is missing", "add one of " + String.join(", ", kinds.names()));
        }
        return new Variant(chosen.key().text(), chosen.value(), fields);
    }
}
