package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import dev.faultline.scenario.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a system consists of: its nodes, and the links between them. */
final class LayoutReader {
    private static final KnownNames REGIONS = new KnownNames("region", List.of("first", "second"));

    private final UniqueIds names = new UniqueIds("name");

    Topology.Node node(YamlNode item) {
        Fields fields = Fields.of(item, "a node", "name", "service", "zone", "role", "region");
        return new Topology.Node(
                fields.required("name", names::read),
                fields.required("service", TextSyntax::id),
                fields.optional("zone", TextSyntax::id).orElse(""),
                fields.optional("role", TextSyntax::id).orElse("serving"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fields.optional("region", REGIONS::read).orElse(""));
    }

    /** Links are given as who opens connections, and a list of whom to: {@code api-a: [database, redis]}. */
    static List<Topology.Link> links(YamlNode node) {
        List<Topology.Link> links = new ArrayList<>();
        for (Entry entry :
                Fields.withAnyNames(node, "the links, by who opens them").entries()) {
            String from = TextSyntax.id(entry.key());
            if (!(entry.value() instanceof Sequence sequence)
                    || sequence.items().isEmpty()) {
                throw entry.value()
                        .error("expected a list of whom `" + from + "` connects to", "write it like [database, redis]");
            }
            for (YamlNode item : sequence.items()) {
                String to = TextSyntax.id(item);
                links.add(new Topology.Link(from + "-to-" + to, from, to));
            }
        }
        return links;
    }
}
