package dev.faultline.plan.aws;

import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LinkSelector;
import dev.faultline.scenario.NodeSelector;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology.Link;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.ZoneSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A fault that a system can have, but for its id and when it begins. */
@FunctionalInterface
interface FaultCandidate {
    FaultSpec of(String id, Duration at);

    /** Every fault that could be behind a template, the plainer before the more particular. */
    static List<FaultCandidate> all(SystemSpec system, AwsSpec aws, ExperimentTemplate template) {
        List<FaultCandidate> all = new ArrayList<>();
        Set<Duration> holds = holds(aws, template);
        for (NodeSelector nodes : selectors(system)) {
            all.add((id, at) -> new FaultSpec.ProcessKill(id, at, nodes));
        }
        for (Duration hold : holds) {
            for (NodeSelector nodes : selectors(system)) {
                all.add((id, at) -> new FaultSpec.ProcessFreeze(id, at, hold, nodes));
            }
            for (String zone : aws.zones().keySet()) {
                ZoneSelector one = new ZoneSelector(Optional.of(zone), Optional.empty());
                all.add((id, at) -> new FaultSpec.ZoneOutage(id, at, hold, one));
            }
            for (LinkSelector link : links(system)) {
                all.add((id, at) -> new FaultSpec.LinkBlackhole(id, at, hold, link));
                all.add((id, at) -> new FaultSpec.LinkReset(id, at, hold, link, Duration.ZERO));
                delays(template)
                        .forEach(delay -> all.add((id, at) ->
                                new FaultSpec.LinkLatency(id, at, hold, link, delay.latency(), delay.jitter())));
            }
        }
        return all;
    }

    private static Set<Duration> holds(AwsSpec aws, ExperimentTemplate template) {
        Set<Duration> holds = new LinkedHashSet<>();
        holds.add(aws.hold());
        template.actions()
                .values()
                .forEach(action -> Piece.held(action.parameters()).ifPresent(holds::add));
        return holds;
    }

    /** Those that take the fewest nodes come first, and of them those that say which by a role. */
    private static List<NodeSelector> selectors(SystemSpec system) {
        List<Sized> selectors = new ArrayList<>();
        for (String service : services(system)) {
            List<Node> nodes = system.nodes().stream()
                    .filter(node -> node.service().equals(service))
                    .toList();
            for (Optional<String> role : orNone(nodes.stream().map(Node::role))) {
                for (Optional<String> zone : orNone(nodes.stream().map(Node::zone))) {
                    int matching = (int) matching(nodes, role, zone);
                    for (int count = 1; count <= matching; count++) {
                        // Of as many as match, a count says nothing.
                        Optional<Integer> some = matching == count ? Optional.empty() : Optional.of(count);
                        selectors.add(new Sized(
                                count, new NodeSelector(Optional.empty(), Optional.of(service), role, zone, some)));
                    }
                }
            }
        }
        return selectors.stream()
                .sorted(Comparator.comparingInt(Sized::nodes)
                        .thenComparing(sized -> sized.selector().count().isPresent())
                        .thenComparing(sized -> sized.selector().zone().isPresent()))
                .map(Sized::selector)
                .toList();
    }

    /** A selector, and how many nodes it takes. */
    record Sized(int nodes, NodeSelector selector) {}

    private static long matching(List<Node> nodes, Optional<String> role, Optional<String> zone) {
        return nodes.stream()
                .filter(node -> role.isEmpty() || role.get().equals(node.role()))
                .filter(node -> zone.isEmpty() || zone.get().equals(node.zone()))
                .count();
    }

    private static List<Optional<String>> orNone(Stream<String> names) {
        List<Optional<String>> all = new ArrayList<>(List.of(Optional.empty()));
        names.filter(name -> !name.isEmpty()).distinct().sorted().forEach(name -> all.add(Optional.of(name)));
        return all;
    }

    private static Set<String> services(SystemSpec system) {
        Set<String> services = new TreeSet<>();
        system.nodes().forEach(node -> services.add(node.service()));
        return services;
    }

    /** Between services, and only then between single nodes. */
    private static Set<LinkSelector> links(SystemSpec system) {
        Set<LinkSelector> links = new LinkedHashSet<>();
        for (Link link : system.links()) {
            links.add(new LinkSelector(service(system, link.from()), service(system, link.to())));
        }
        for (Link link : system.links()) {
            links.add(new LinkSelector(link.from(), service(system, link.to())));
        }
        return links;
    }

    private static String service(SystemSpec system, String end) {
        return system.nodes().stream()
                .filter(node -> node.name().equals(end))
                .map(Node::service)
                .findFirst()
                .orElse(end);
    }

    /** How late something is made. */
    record Delay(Duration latency, Duration jitter) {}

    private static Set<Delay> delays(ExperimentTemplate template) {
        Set<Delay> delays = new LinkedHashSet<>();
        template.actions().values().forEach(action -> {
            String latency = action.parameters().getOrDefault("delayMilliseconds", "");
            String jitter = action.parameters().getOrDefault("jitterMilliseconds", "0");
            if (latency.matches("\\d{1,8}") && jitter.matches("\\d{1,8}")) {
                delays.add(new Delay(
                        Duration.ofMillis(Long.parseLong(latency)), Duration.ofMillis(Long.parseLong(jitter))));
            }
        });
        return delays;
    }
}
