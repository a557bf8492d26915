package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.failover.NodeLinks;
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
    private static final String ANY_PORT = "127.0.0.1:0";

    private final ToxiproxyClient toxiproxy;
    private final Map<String, Opened> opened = new LinkedHashMap<>();

    /** Speaks to the fault proxy whose HTTP API this is. */
    ProxiedLinks(URI toxiproxy) {
        this.toxiproxy = new ToxiproxyClient(toxiproxy.getHost(), toxiproxy.getPort());
    }

    /** A link: its name and its two ends. */
    record Link(String name, String from, String to) {}

    private record Opened(Link link, Proxy proxy, int port) {}

    /** Makes the link from one node to another, which listens on {@code port}. */
    void open(String from, String to, int port) throws IOException {
        open(from + "-to-" + to, from, to, port);
    }

    /** Makes a link with a name of its own. */
    synchronized void open(String name, String from, String to, int port) throws IOException {
        Proxy proxy = toxiproxy.createProxy(name, ANY_PORT, "127.0.0.1:" + port);
        String listen = proxy.getListen();
        int listens = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        opened.put(name, new Opened(new Link(name, from, to), proxy, listens));
    }

    @Override
    public int port(String from, String to) {
        return port(from + "-to-" + to);
    }

    /** Where the link of this name listens. */
    synchronized int port(String name) {
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
                link.proxy().setUpstream("127.0.0.1:" + port);
            }
        }
    }

    /** All links, as they were opened. */
    synchronized List<Link> all() {
        return opened.values().stream().map(Opened::link).toList();
    }

    /** Deletes all links from the fault proxy, so that another platform can use it. */
    synchronized void close() throws IOException {
        List<Opened> left = new ArrayList<>(opened.values());
        opened.clear();
        for (Opened link : left) {
            link.proxy().delete();
        }
    }
}
