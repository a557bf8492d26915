package dev.faultline.scenario;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads which nodes or links are meant, by a fault or a dependency, and refuses what matches nothing in the system: an
 * experiment that breaks nothing would pass.
 */
final class SelectorReader {
    static final List<String> NODE_FIELDS = List.of("node", "service", "role", "zone", "count");
    static final List<String> LINK_FIELDS = List.of("from", "to");
    static final List<String> ZONE_FIELDS = List.of("zone", "zone-of");

    private final List<Topology.Node> nodes;
    private final List<Topology.Link> links;

    /** For a system of these nodes and links. */
    SelectorReader(List<Topology.Node> nodes, List<Topology.Link> links) {
        this.nodes = nodes;
        this.links = links;
    }

    NodeSelector nodes(Fields fields) {
        NodeSelector selector = new NodeSelector(
                fields.optional("node", known("node", Topology.Node::name)),
                fields.optional("service", known("service", Topology.Node::service)),
                fields.optional("role", known("role", Topology.Node::role)),
                fields.optional("zone", known("zone", Topology.Node::zone)),
                fields.optional("count", NumberSyntax::count));
        long matching = nodes.stream().filter(node -> matches(selector, node)).count();
        if (Stream.of("node", "service", "role", "zone").noneMatch(fields::has)) {
            throw fields.error(
                    "the fault has no target", "add node, service, role or zone, for example `service: api`");
        }
        if (matching == 0) {
            throw fields.error(
                    "no node of the system is all of " + words(selector),
                    "the nodes are " + list(nodes, this::describe));
        }
        if (selector.count().orElse(1) > matching) {
            throw fields.key("count")
                    .error(
                            "the count is " + selector.count().orElseThrow() + ", and " + matching + " match",
                            "lower it, or leave it out for all that match");
        }
        return selector;
    }

    ZoneSelector zone(Fields fields) {
        if (fields.has("zone") == fields.has("zone-of")) {
            throw fields.error(
                    "a zone is chosen by either `zone` or `zone-of`",
                    "keep one, for example `zone: a` or `zone-of: {service: database, role: primary}`");
        }
        return new ZoneSelector(
                fields.optional("zone", known("zone", Topology.Node::zone)),
                fields.optional("zone-of", this::oneNodeInAZone));
    }

    private NodeSelector oneNodeInAZone(YamlNode node) {
        Fields fields = Fields.of(node, "the node whose zone is meant", "node", "service", "role");
        NodeSelector selector = nodes(fields);
        List<Topology.Node> matching =
                nodes.stream().filter(one -> matches(selector, one)).toList();
        if (matching.size() > 1) {
            throw fields.error(
                    matching.size() + " nodes are all of " + words(selector) + ", and one must be",
                    "they are " + list(matching, this::describe));
        }
        if (matching.get(0).zone().isEmpty()) {
            throw fields.error(
                    "the node " + matching.get(0).name() + " stands outside every zone",
                    "choose one that is in a zone: "
                            + list(
                                    nodes.stream()
                                            .filter(one -> !one.zone().isEmpty())
                                            .toList(),
                                    this::describe));
        }
        return selector;
    }

    private Function<YamlNode, String> known(String what, Function<Topology.Node, String> name) {
        TreeSet<String> names = new TreeSet<>(nodes.stream().map(name).toList());
        names.remove("");
        return new KnownNames(what, List.copyOf(names))::read;
    }

    private static boolean matches(NodeSelector selector, Topology.Node node) {
        return agrees(selector.name(), node.name())
                && agrees(selector.service(), node.service())
                && agrees(selector.role(), node.role())
                && agrees(selector.zone(), node.zone());
    }

    private static boolean agrees(Optional<String> wanted, String found) {
        return wanted.isEmpty() || wanted.get().equals(found);
    }

    private static String words(NodeSelector selector) {
        Stream<Optional<String>> words = Stream.of(
                selector.name().map(name -> "node " + name),
                selector.service().map(service -> "service " + service),
                selector.role().map(role -> "role " + role),
                selector.zone().map(zone -> "zone " + zone));
        return String.join(", ", words.flatMap(Optional::stream).toList());
    }

    private String describe(Topology.Node node) {
        return node.name() + " (" + node.service() + ", " + node.role()
                + (node.zone().isEmpty() ? "" : ", zone " + node.zone()) + ")";
    }

    LinkSelector links(Fields fields) {
        LinkSelector selector = new LinkSelector(
                fields.required("from", end("opens", Topology.Link::from)),
                fields.required("to", end("accepts", Topology.Link::to)));
        if (links.stream().noneMatch(link -> selector.selects(link, nodes))) {
            throw fields.error(
                    "no link goes from `" + selector.from() + "` to `" + selector.to() + "`",
                    "the links are " + list(links, Topology.Link::name));
        }
        return selector;
    }

    /** The ends that links have: each by its own name, and the nodes among them by their service as well. */
    private Function<YamlNode, String> end(String does, Function<Topology.Link, String> end) {
        TreeSet<String> names = new TreeSet<>();
        for (Topology.Link link : links) {
            names.add(end.apply(link));
            service(end.apply(link)).ifPresent(names::add);
        }
        return new KnownNames("side that " + does + " connections", List.copyOf(names))::read;
    }

    private Optional<String> service(String node) {
        return nodes.stream()
                .filter(known -> known.name().equals(node))
                .map(Topology.Node::service)
                .findFirst();
    }

    private static <T> String list(List<T> items, Function<T, String> words) {
        return String.join(", ", items.stream().map(words).toList());
    }
}
