package dev.faultline.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads who needs whom, {@code - {from: api, to: database}}, each over links that the system has. */
final class DependencyReader {
    private static final KnownNames USES = new KnownNames("use", List.of("steady", "at-start"));

    private final SelectorReader selectors;
    private final Set<LinkSelector> declared = new HashSet<>();

    /** For a system of these nodes and links. */
    DependencyReader(List<Topology.Node> nodes, List<Topology.Link> links) {
        this.selectors = new SelectorReader(nodes, links);
    }

    Dependency read(YamlNode item) {
        Fields fields = Fields.of(item, "a dependency", "from", "to", "use");
        LinkSelector link = selectors.links(fields);
        if (!declared.add(link)) {
            throw fields.error(
                    "that `" + link.from() + "` needs `" + link.to() + "` is declared already",
                    "remove one of the two");
        }
        String use = fields.optional("use", USES::read).orElse("steady");
        return new Dependency(link, Dependency.Use.valueOf(use.replace('-', '_').toUpperCase(Locale.ROOT)));
    }
}
