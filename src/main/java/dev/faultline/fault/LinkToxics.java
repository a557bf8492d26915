package dev.faultline.fault;

import dev.faultline.scenario.Topology.Link;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts one toxic on each of the links, in one direction or both. */
final class LinkToxics implements Injector {
    private final FaultProxy proxy;
    private final List<Link> links;
    private final String fault;
    private final LinkTrouble trouble;

    LinkToxics(FaultProxy proxy, List<Link> links, String fault, LinkTrouble trouble) {
        this.proxy = proxy;
        this.links = List.copyOf(links);
        this.fault = fault.replaceAll("[^A-Za-z0-9_-]", "-"); // toxiproxy-java puts names into URLs as they are
        this.trouble = trouble;
    }

    @Override
    public List<Undo> undos() {
        List<Undo> undos = new ArrayList<>();
        for (Link link : links) {
            for (ToxicDirection direction : trouble.directions()) {
                undos.add(new LinkUndo.RemoveToxic(proxy.api(), link.name(), toxic(direction), proxy.unreachable()));
            }
        }
        return undos;
    }

    private String toxic(ToxicDirection direction) {
        return fault + "-" + direction.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        for (Link link : links) {
            for (ToxicDirection direction : trouble.directions()) {
                guard.check();
                proxy.change(link.name(), found -> trouble.add(found.toxics(), toxic(direction), direction));
            }
        }
    }

    @Override
    public List<Proof> proofs() {
        return links.stream().map(this::proof).toList();
    }

    Proof proof(Link link) {
        return () -> {
            List<String> toxics = proxy.toxics(link.name());
            List<String> mine = trouble.directions().stream().map(this::toxic).toList();
            if (!toxics.containsAll(mine)) {
                return Optional.empty();
            }
            LinkProbe.Seen seen = LinkProbe.over(proxy.listens(link.name()), trouble.patience(), trouble.padding());
            return trouble.shownBy(seen)
                    .map(effect -> link.name() + " has " + String.join(" and ", mine) + ", and over it " + effect);
        };
    }

    @Override
    public Duration provenWithin() {
        return trouble.patience().multipliedBy(2).plusSeconds(3);
    }

    @Override
    public String reverted() {
        return "removed its toxics from "
                + String.join(", ", links.stream().map(Link::name).toList());
    }
}
