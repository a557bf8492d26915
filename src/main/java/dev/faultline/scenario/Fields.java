package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import dev.faultline.scenario.YamlNode.Mapping;
import dev.faultline.scenario.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a mapping, read strictly: none that is not known, none missing, no empty list. */
final class Fields {
    private final String what;
    private final Mapping mapping;

    private Fields(String what, Mapping mapping) {
        this.what = what;
        this.mapping = mapping;
    }

    /** Opens a mapping, refusing a field that is not among the known ones; {@code what} is for messages. */
    static Fields of(YamlNode node, String what, String... known) {
        Fields fields = withAnyNames(node, what);
        KnownNames names = new KnownNames("field", List.of(known));
        for (Entry entry : fields.mapping.entries().values()) {
            String name = entry.key().text();
            if (!names.names().contains(name)) {
                throw entry.key().error(names.problem(name) + " of " + what, names.hint(name));
            }
        }
        return fields;
    }

    /** Opens a mapping whose fields may have any name. */
    static Fields withAnyNames(YamlNode node, String what) {
        if (!(node instanceof Mapping mapping)) {
            throw node.error("expected " + what + ", found " + node.kind(), "write its fields, each as `name: value`");
        }
        return new Fields(what, mapping);
    }

    List<Entry> entries() {
        return List.copyOf(mapping.entries().values());
    }

    boolean has(String name) {
        return mapping.entries().containsKey(name);
    }

    /** The field's name where it stands, for an error about its being there. */
    YamlNode key(String name) {
        return mapping.entries().get(name).key();
    }

    ScenarioException error(String problem, String hint) {
        return mapping.error(problem, hint);
    }

    <T> T required(String name, Function<YamlNode, T> syntax) {
        return optional(name, syntax)
                .orElseThrow(() -> mapping.error(
                        "the field `" + name + "` of " + what + " is missing", "add `" + name + ": …` here"));
    }

    <T> Optional<T> optional(String name, Function<YamlNode, T> syntax) {
        return Optional.ofNullable(mapping.entries().get(name))
                .map(Entry::value)
                .map(syntax);
    }

    /** A list that must be there and have at least one item. */
    <T> List<T> list(String name, Function<YamlNode, T> item) {
        return required(name, node -> items(name, node, item));
    }

    /** A list that may be left out, but not be empty. */
    <T> List<T> optionalList(String name, Function<YamlNode, T> item) {
        return optional(name, node -> items(name, node, item)).orElse(List.of());
    }

    /** A list that may be left out, or be empty. */
    <T> List<T> listOrNone(String name, Function<YamlNode, T> item) {
        boolean none = optional(
                        name,
                        node -> node instanceof Sequence all && all.items().isEmpty())
                .orElse(true);
        return none ? List.of() : list(name, item);
    }

    private static <T> List<T> items(String name, YamlNode node, Function<YamlNode, T> item) {
        if (!(node instanceof Sequence sequence)) {
            throw node.error("`" + name + "` must be a list, found " + node.kind(), "begin each item with `- `");
        }
        if (sequence.items().isEmpty()) {
            throw node.error("the list `" + name + "` is empty", "it needs at least one item");
        }
        return sequence.items().stream().map(item).toList();
    }
}
