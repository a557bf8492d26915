package dev.faultline.fault;

import dev.faultline.fault.LinkProbe.End;
import dev.faultline.scenario.Topology.Link;
import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Cuts links: open connections end, and new ones are refused. */
final class LinkDown implements Injector {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FaultProxy proxy;
    private final List<Link> links;

    LinkDown(FaultProxy proxy, List<Link> links) {
        this.proxy = proxy;
        this.links = List.copyOf(links);
    }

    @Override
    public List<Undo> undos() {
        return links.stream()
                .<Undo>map(link -> new LinkUndo.EnableProxy(proxy.api(), link.name(), proxy.unreachable()))
                .toList();
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        for (Link link : links) {
            guard.check();
            proxy.change(link.name(), Proxy::disable);
        }
    }

    @Override
    public List<Proof> proofs() {
        return links.stream().map(this::refused).toList();
    }

    /** Behind a port that a container publishes, what is refused looks closed at once. */
    private Proof refused(Link link) {
        return () -> {
            if (!proxy.isDown(link.name())) {
                return Optional.empty();
            }
            LinkProbe.Seen seen = LinkProbe.over(proxy.listens(link.name()), PATIENCE);
            boolean cut = seen.end() == End.REFUSED || seen.end() == End.RESET || seen.end() == End.CLOSED;
            return cut
                    ? Optional.of(link.name() + " is disabled, and a new connection over it was "
                            + (seen.end() == End.REFUSED ? "refused" : "ended at once"))
                    : Optional.empty();
        };
    }

    @Override
    public Duration provenWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String reverted() {
        return "enabled " + String.join(", ", links.stream().map(Link::name).toList());
    }
}
