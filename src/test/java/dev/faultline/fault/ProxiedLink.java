package dev.faultline.fault;

import dev.faultline.scenario.Topology.Link;
import dev.faultline.target.StandInServer;
import dev.faultline.toxics.ToxicsServer;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Two links through a real fault proxy to an HTTP server that answers at once. */
final class ProxiedLink implements AutoCloseable {
    static final List<Link> LINKS =
            List.of(new Link("api-a-to-redis", "api-a", "redis"), new Link("api-b-to-redis", "api-b", "redis"));

    private final StandInServer upstream;
    private final ToxicsServer toxics;
    private final ToxiproxyClient client;

    ProxiedLink() throws IOException {
        upstream = new StandInServer(200, "");
        toxics = ToxicsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        client = new ToxiproxyClient(api().getHost(), api().getPort());
        for (Link link : LINKS) {
            client.createProxy(
                    link.name(), "127.0.0.1:0", "127.0.0.1:" + upstream.uri().getPort());
        }
    }

    URI api() {
        return toxics.apiUri();
    }

    Proxy proxy(String link) throws IOException {
        return client.getProxy(link);
    }

    /** What becomes of a new connection over the first link. */
    LinkProbe.Seen probe() throws Exception {
        return LinkProbe.over(
                new FaultProxy(api(), Unreachable.GONE).listens(LINKS.get(0).name()), Duration.ofMillis(600));
    }

    /** The names of the toxics on a link. */
    List<String> toxics(String link) {
        try {
            return proxy(link).toxics().getAll().stream().map(Toxic::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a link is as it was made: enabled, and without toxics. */
    boolean isClean(String link) throws IOException {
        return proxy(link).isEnabled() && proxy(link).toxics().getAll().isEmpty();
    }

    /** Stops the server behind the links. */
    void stopUpstream() {
        upstream.close();
    }

    @Override
    public void close() {
        toxics.close();
        upstream.close();
    }
}
