package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.failover.Endpoint;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.Ground;
import java.io.IOException;

/**
 * An endpoint that is no process: the links that lead to it are pointed at the present target, and the fault proxy closes
 * what was open as they move. Safe for any thread.
 */
final class LinkedEndpoint implements Endpoint {
    private final String name;
    private final NodeLinks links;
    private volatile int target = Ground.NOWHERE;

    /** The end of all links to {@code name}; it leads nowhere yet. */
    LinkedEndpoint(String name, NodeLinks links) {
        this.name = name;
        this.links = links;
    }

    @Override
    public int port() {
        return target;
    }

    @Override
    public synchronized void moveTo(int port) throws IOException {
        target = port;
        links.pointTo(name, port);
    }

    @Override
    public void sever() throws IOException {
        moveTo(Ground.NOWHERE);
    }

    @Override
    public void close() {
        // Its links are closed with all others.
    }
}
