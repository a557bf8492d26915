package dev.faultline.fault;

import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Link;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import dev.faultline.scenario.ZoneSelector;
import dev.faultline.target.docker.ContainerState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The planned targets of one fault, found in the topology as it is now.
 *
 * @param fault the fault, with its targets by name
 * @param topology what the target consists of at this moment
 */
record Targets(PlannedFault fault, Topology topology) {
    /** The nodes. Throws {@link InjectionFailed} when one of them is not there, or has no process or container that lives. */
    List<Node> nodes() throws IOException, InterruptedException, InjectionFailed {
        List<Node> nodes = new ArrayList<>();
        for (String name : fault.targets()) {
            Node node = topology.nodes().stream()
                    .filter(one -> one.name().equals(name))
                    .findAny()
                    .orElseThrow(() -> missing(
                            "node " + name,
                            topology.nodes().stream().map(Node::name).toList()));
            requireAlive(node);
            nodes.add(node);
        }
        return nodes;
    }

    private void requireAlive(Node node) throws IOException, InterruptedException, InjectionFailed {
        if (node.container().isPresent()) {
            requireAlive(Contained.of(node));
            return;
        }
        if (node.process().isEmpty()) {
            throw failed("expected " + node.name() + " to run, found it without a process (role " + node.role() + ")");
        }
        ProcessIdentity process = node.process().get();
        if (ProcessState.of(process) == ProcessState.GONE) {
            throw failed("expected " + node.name() + " to be process " + process.pid() + ", started "
                    + process.started() + "; that process is gone, and another one by its number is never touched");
        }
    }

    private void requireAlive(Contained node) throws IOException, InjectionFailed {
        ContainerState state = node.state();
        if (state != ContainerState.RUNNING) {
            throw failed("expected " + node.name() + " to run as container "
                    + node.identity().id() + ", found that " + state.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The links. Throws {@link InjectionFailed} when one of them is not there. */
    List<Link> links() throws InjectionFailed {
        List<Link> links = new ArrayList<>();
        for (String name : fault.targets()) {
            links.add(topology.links().stream()
                    .filter(one -> one.name().equals(name))
                    .findAny()
                    .orElseThrow(() -> missing(
                            "link " + name,
                            topology.links().stream().map(Link::name).toList())));
        }
        return links;
    }

    /** Where the platform is operated. Throws {@link InjectionFailed} when this target does not tell. */
    Operations operations() throws InjectionFailed {
        return topology.surroundings()
                .operations()
                .map(Operations::new)
                .orElseThrow(() -> failed("expected the " + topology.backend()
                        + " target to tell where its jobs and releases are started, found no such address"));
    }

    /** The zone that is meant: by name, or the one that the planned nodes are in, whatever their roles are by now. */
    String zone(ZoneSelector selector) throws InjectionFailed {
        return selector.name()
                .or(() -> topology.nodes().stream()
                        .filter(node -> fault.targets().contains(node.name()))
                        .map(Node::zone)
                        .findFirst())
                .orElseThrow(() -> missing(
                        "node of the planned zone",
                        topology.nodes().stream().map(Node::name).toList()));
    }

    /**
     * The nodes of a place that have a living process or a running container, those that came after the plan among them.
     * Throws {@link InjectionFailed} when there is none: nothing would lose its power.
     */
    List<Node> aliveIn(Place place) throws IOException, InterruptedException, InjectionFailed {
        List<Node> alive = new ArrayList<>();
        for (Node node : topology.nodes()) {
            if (place.holds().test(node) && isAlive(node)) {
                alive.add(node);
            }
        }
        if (alive.isEmpty()) {
            throw failed("expected something to run in " + place.words() + ", found no living process there");
        }
        return alive;
    }

    private static boolean isAlive(Node node) throws IOException, InterruptedException {
        if (node.container().isPresent()) {
            return Contained.of(node).state() == ContainerState.RUNNING;
        }
        return node.process().isPresent() && ProcessState.of(node.process().get()) != ProcessState.GONE;
    }

    /** The links that begin or end at a node of a place. */
    List<Link> linksOf(Place place) {
        Set<String> nodes = names(place.holds());
        return topology.links().stream()
                .filter(link -> nodes.contains(link.from()) || nodes.contains(link.to()))
                .toList();
    }

    /** The names of the nodes that have neither a process nor a container. */
    Set<String> withoutLife() {
        return names(node -> node.process().isEmpty() && node.container().isEmpty());
    }

    private Set<String> names(Predicate<Node> which) {
        return topology.nodes().stream().filter(which).map(Node::name).collect(Collectors.toSet());
    }

    private InjectionFailed missing(String what, List<String> known) {
        return failed("found no " + what + " among " + String.join(", ", known));
    }

    private InjectionFailed failed(String why) {
        return new InjectionFailed(
                "fault " + fault.spec().id() + " (" + fault.spec().kind() + "): " + why);
    }
}
