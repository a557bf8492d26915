package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.failover.Endpoint;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.Ground;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections between nodes, each a proxy of its own in the fault proxy, named {@code <from>-to-<to>}. Safe for any
 * thread.
 */
final class ProxiedLinks implements NodeLinks {
    private static final String LOOPBACK = "127.0.0.1";

    private final ToxiproxyClient toxiproxy;
    private final Ground ground;
    /** Replaced as a whole at each change, so that nobody who only looks waits for the fault proxy. */
    private volatile Map<String, Opened> opened = Map.of();

    /** Speaks to the fault proxy whose HTTP API this is; {@code ground}: where the nodes are. */
    ProxiedLinks(URI toxiproxy, Ground ground) {
        this.ground = ground;
        this.toxiproxy = new ToxiproxyClient(toxiproxy.getHost(), toxiproxy.getPort());
    }

    /** A link: its name and its two ends. */
    record Link(String name, String from, String to) {}

    private record Opened(Link link, Proxy proxy, int port) {}

    /** Makes a link that listens on another address than the others do. */
    void open(String from, String to, String address, int port) throws IOException {
        open(from + "-to-" + to, from, to, address, port);
    }

    /** Makes the link from one node to another, which listens on {@code port}. */
    void open(String from, String to, int port) throws IOException {
        open(from, to, LOOPBACK, port);
    }

    /** Makes a link with a name of its own; what it leads to listens on {@code port}. */
    synchronized void open(String name, String from, String to, String address, int port) throws IOException {
        Proxy proxy = toxiproxy.createProxy(name, ground.linkListens(address), ground.upstream(port));
        String listen = proxy.getListen();
        int listens = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        Map<String, Opened> more = new LinkedHashMap<>(opened);
        more.put(name, new Opened(new Link(name, from, to), proxy, listens));
        opened = more;
    }

    /** Deletes the link between two nodes; one that is not there is left so. */
    synchronized void delete(String from, String to) throws IOException {
        Map<String, Opened> fewer = new LinkedHashMap<>(opened);
        Opened link = fewer.remove(from + "-to-" + to);
        opened = fewer;
        if (link != null) {
            link.proxy().delete();
            ground.linkGone(link.port());
        }
    }

    @Override
    public int port(String from, String to) {
        return port(from + "-to-" + to);
    }

    /** Where the link of this name listens. */
    int port(String name) {
        Opened link = opened.get(name);
        if (link == null) {
            throw new IllegalStateException("there is no link " + name);
        }
        return link.port();
    }

    @Override
    public synchronized void pointTo(String node, int port) throws IOException {
        for (Opened link : opened.values()) {
            if (link.link().to().equals(node)) {
                link.proxy().setUpstream(ground.upstream(port));
            }
        }
    }

    @Override
    public String host() {
        return ground.linkHost();
    }

    @Override
    public String address() {
        return ground.linkAddress();
    }

    /** What a node in a container cannot reach is not put between links: the links to the endpoint are moved themselves. */
    @Override
    public Endpoint endpoint(String name, int port) throws IOException {
        return ground.isThisMachine() ? NodeLinks.super.endpoint(name, port) : new LinkedEndpoint(name, this);
    }

    /** All links, as they were opened. */
    List<Link> all() {
        return opened.values().stream().map(Opened::link).toList();
    }

    /** Deletes all links from the fault proxy, so that another platform can use it; one that is the ground's own goes with it. */
    synchronized void close() throws IOException {
        List<Opened> left = ground.isThisMachine() ? new ArrayList<>(opened.values()) : List.of();
        opened = Map.of();
        for (Opened link : left) {
            link.proxy().delete();
        }
    }
}
