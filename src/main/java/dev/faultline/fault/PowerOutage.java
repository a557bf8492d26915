package dev.faultline.fault;

import dev.faultline.scenario.Topology.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A zone or a region loses its power: everything in it freezes, and every link that begins or ends there swallows all, so connections
 * hang. At the end what was frozen is killed, whatever it is: what lost its power does not go on from where it stood. Then
 * the links are let through.
 */
final class PowerOutage implements Injector {
    private final Place place;
    private final Power power;
    private final List<Link> links;
    private final LinkToxics blackholes;
    private final List<Link> provable;

    /**
     * For the place as it is now.
     *
     * @param power what in it lives
     * @param links all links that begin or end in it
     * @param dead the names of all nodes, wherever they are, that do not live: a link to one is closed by the proxy
     *     whatever is done to it, and proves nothing
     */
    PowerOutage(String fault, Place place, Power power, List<Link> links, Set<String> dead, FaultProxy proxy) {
        this.place = place;
        this.power = power;
        this.links = List.copyOf(links);
        this.blackholes = new LinkToxics(proxy, links, fault, new LinkTrouble.Blackhole());
        this.provable = links.stream().filter(link -> !dead.contains(link.to())).toList();
    }

    /** The last is undone first: while something of the place is there, none of its links lets anything through. */
    @Override
    public List<Undo> undos() {
        List<Undo> undos = new ArrayList<>(blackholes.undos());
        undos.addAll(power.undos());
        return undos;
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        power.cut(guard);
        blackholes.apply(guard);
    }

    @Override
    public List<String> targets(List<String> planned) {
        List<String> targets = power.nodes().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
        links.stream().map(Link::name).sorted().forEach(targets::add);
        return targets;
    }

    @Override
    public List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        provable.stream().map(this::hanging).forEach(proofs::add);
        proofs.addAll(power.proofs());
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
        return "killed what was frozen in " + place.words() + " ("
                + power.nodes().stream().sorted().collect(Collectors.joining(", "))
                + "), and then removed its toxics from " + links.size() + " links";
    }
}
