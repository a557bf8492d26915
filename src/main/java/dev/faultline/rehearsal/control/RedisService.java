package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.cache.RedisServer;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A Redis server that stands alone and is started again, empty, when it dies; its links follow it to another port. */
final class RedisService implements Service {
    private final RedisServer server;
    private final PortSource ports;
    private final NodeLinks links;

    /** One that does not run yet. */
    RedisService(RedisServer server, PortSource ports, NodeLinks links) {
        this.server = server;
        this.ports = ports;
        this.links = links;
    }

    @Override
    public String name() {
        return server.name();
    }

    /** Whether it answers now; asks it, within bounds. */
    boolean answers() {
        return server.answers();
    }

    int port() {
        return server.port();
    }

    @Override
    public void start() throws StartFailure, InterruptedException {
        int before = server.port();
        server.start(ports);
        try {
            if (server.port() != before) {
                links.pointTo(name(), server.port());
            }
        } catch (IOException e) {
            throw new StartFailure(name(), "its links cannot be moved: " + e.getMessage(), List.of(), e);
        }
    }

    @Override
    public void stop() {
        server.kill();
    }

    @Override
    public Optional<Process> process() {
        return server.process();
    }
}
