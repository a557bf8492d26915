package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.cache.RedisServer;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Redis as a node that is started again when it dies. */
final class RedisService implements Service {
    static final String NAME = "redis";

    private final RedisServer server;
    private final PortSource ports;
    private final NodeLinks links;

    RedisService(RedisServer server, PortSource ports, NodeLinks links) {
        this.server = server;
        this.ports = ports;
        this.links = links;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Process> process() {
        return server.process();
    }

    @Override
    public void start() throws StartFailure, InterruptedException {
        int before = server.port();
        server.start(ports);
        if (server.port() != before) {
            try {
                links.pointTo(NAME, server.port());
            } catch (IOException e) {
                throw new StartFailure(NAME, "its links cannot be moved: " + e.getMessage(), List.of(), e);
            }
        }
    }
}
