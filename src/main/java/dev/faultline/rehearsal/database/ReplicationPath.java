package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PortSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from a standby to its primary: the proxied link, and before it, where the settings ask for it, a forwarder
 * that turns into a black hole once the standby streams.
 */
final class ReplicationPath implements StandbyClone.Way, Closeable {
    private final NodeLinks links;
    private final PortSource ports;
    private final DatabaseSettings.ReplicationLink link;
    private final Map<String, SwallowingForwarder> forwarders = new ConcurrentHashMap<>();

    ReplicationPath(NodeLinks links, PortSource ports, DatabaseSettings.ReplicationLink link) {
        this.links = links;
        this.ports = ports;
        this.link = link;
    }

    @Override
    public int port(DatabaseNode standby, DatabaseNode primary) throws IOException {
        int proxied = links.port(standby.name(), primary.name());
        if (link == DatabaseSettings.ReplicationLink.UP) {
            return proxied;
        }
        SwallowingForwarder forwarder = forwarders.get(standby.name());
        if (forwarder == null) {
            forwarder = new SwallowingForwarder(ports.next(), () -> links.port(standby.name(), primary.name()));
            forwarders.put(standby.name(), forwarder);
        }
        forwarder.passOn();
        return forwarder.port();
    }

    /** Tells that {@code standby} streams: what is to become of its link becomes of it now. */
    void streams(DatabaseNode standby) {
        if (link == DatabaseSettings.ReplicationLink.BLACK_HOLED) {
            forwarders.get(standby.name()).swallow();
        }
    }

    @Override
    public void close() throws IOException {
        for (SwallowingForwarder forwarder : forwarders.values()) {
            forwarder.close();
        }
    }
}
