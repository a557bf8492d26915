package dev.faultline.fault;

import dev.faultline.scenario.Topology.Link;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A zone loses its power: every process in it freezes, all in one act, and every link that begins or ends there swallows
 * all, so connections hang. At the end the processes are killed, whatever they are: what lost its power does not go on
 * from where it stood. Then the links are let through.
 */
final class ZoneOutage implements Injector {
    private final String zone;
    private final List<Node> nodes;
    private final List<ProcessIdentity> roots;
    private final Set<ProcessIdentity> known;
    private final List<Link> links;
    private final LinkToxics blackholes;
    private final List<Link> provable;

    /**
     * For the zone as it is now.
     *
     * @param nodes the nodes in it that have a living process
     * @param links all links that begin or end in it
     * @param dead the names of all nodes, wherever they are, that have no process: a link to one is closed by the proxy
     *     whatever is done to it, and proves nothing
     */
    ZoneOutage(String fault, String zone, List<Node> nodes, List<Link> links, Set<String> dead, FaultProxy proxy)
            throws IOException, InterruptedException {
        this.zone = zone;
        this.nodes = List.copyOf(nodes);
        this.roots = nodes.stream().flatMap(node -> node.process().stream()).toList();
        this.known = ProcessTree.of(roots);
        this.links = List.copyOf(links);
        this.blackholes = new LinkToxics(proxy, links, fault, new LinkTrouble.Blackhole());
        this.provable = links.stream().filter(link -> !dead.contains(link.to())).toList();
    }

    /** The last is undone first: while a process of the zone is there, none of its links lets anything through. */
    @Override
    public List<Undo> undos() {
        List<Undo> undos = new ArrayList<>(blackholes.undos());
        undos.add(new Undo.KillProcesses(List.copyOf(known)));
        return undos;
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        var unused = ProcessTree.<IOException>stop(roots, fresh -> {
            List<ProcessIdentity> unknown =
                    fresh.stream().filter(one -> !known.contains(one)).toList();
            if (!unknown.isEmpty()) {
                guard.intend(new Undo.KillProcesses(unknown)); // started since the undos were written
            }
        });
        blackholes.apply(guard);
    }

    @Override
    public List<String> targets(List<String> planned) {
        List<String> targets = nodes.stream().map(Node::name).sorted().collect(Collectors.toCollection(ArrayList::new));
        links.stream().map(Link::name).sorted().forEach(targets::add);
        return targets;
    }

    @Override
    public List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        provable.stream().map(this::hanging).forEach(proofs::add);
        nodes.stream().map(ProcessFreeze::stopped).forEach(proofs::add);
        return proofs;
    }

    /** In fewer words than the toxics themselves have: there are many links, and all come to the same. */
    private Proof hanging(Link link) {
        Proof proof = blackholes.proof(link);
        return () -> proof.look().map(seen -> "a new connection over " + link.name() + " hangs");
    }

    @Override
    public Duration provenWithin() {
        return blackholes.provenWithin().plusSeconds(3);
    }

    @Override
    public String reverted() {
        return "killed what was frozen in zone " + zone + " ("
                + nodes.stream().map(Node::name).sorted().collect(Collectors.joining(", "))
                + "), and then removed its toxics from " + links.size() + " links";
    }
}
