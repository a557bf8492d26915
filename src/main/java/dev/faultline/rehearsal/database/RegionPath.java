package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.region.RegionSettings.Replication;
import java.io.Closeable;
import java.io.IOException;

/**
 * The way of the replication between the regions: the second region's database follows the first one's endpoint, so that
 * it stays with whichever is the primary there; those of the first region follow the second one's database itself.
 */
final class RegionPath implements StandbyClone.Way, Closeable {
    private final NodeLinks links;
    private final PortSource ports;
    private Replication replication;
    private SwallowingForwarder forwarder;

    RegionPath(NodeLinks links, PortSource ports, Replication replication) {
        this.links = links;
        this.ports = ports;
        this.replication = replication;
    }

    @Override
    public synchronized int port(DatabaseNode standby, DatabaseNode primary) throws IOException {
        if (!standby.name().equals(RegionalReplica.NAME)) {
            return links.port(standby.name(), primary.name());
        }
        if (replication == Replication.UP) {
            return links.port(RegionalReplica.NAME, RegionalReplica.FIRST_ENDPOINT);
        }
        if (forwarder == null) {
            forwarder = new SwallowingForwarder(
                    ports.next(), () -> links.port(RegionalReplica.NAME, RegionalReplica.FIRST_ENDPOINT));
        }
        return forwarder.port();
    }

    /** Tells that the second region's database follows: what is to become of its way becomes of it now. */
    synchronized void streams() {
        if (forwarder != null) {
            forwarder.swallow();
        }
    }

    /** Whether it is to swallow all, and nobody is to look after it. */
    synchronized boolean stuck() {
        return replication == Replication.STUCK;
    }

    /** Whoever made a promotion necessary has looked at it: it carries what comes from now on. */
    synchronized void repair() {
        replication = Replication.UP;
    }

    @Override
    public synchronized void close() throws IOException {
        if (forwarder != null) {
            forwarder.close();
        }
    }
}
