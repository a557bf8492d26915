package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.cache.RedisServer;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import redis.clients.jedis.RedisClient;

/** The platform's Redis server in the hands of a test: it can be killed, frozen and started again on its port. */
final class RealRedis implements AutoCloseable {
    private final FreePorts ports = new FreePorts();
    private final RedisServer server;

    RealRedis(Path folder, Processes processes, StopSignal stop)
            throws IOException, StartFailure, InterruptedException {
        server = new RedisServer("redis", "", folder, folder, ports.next(), processes, stop);
        start();
    }

    void start() throws StartFailure, InterruptedException {
        server.start(ports);
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    void kill() {
        server.process().map(Process::toHandle).map(ProcessTree::of).ifPresent(ProcessTree::kill);
    }

    /** Stops it in its tracks: connections stay open and nothing answers. */
    void freeze() {
        ProcessTree.of(server.process().orElseThrow().toHandle()).signal("STOP");
    }

    /** How long a key will live, in milliseconds. */
    long timeToLive(String key) {
        try (RedisClient client = RedisClient.create("127.0.0.1", server.port())) {
            return client.pttl(key);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
