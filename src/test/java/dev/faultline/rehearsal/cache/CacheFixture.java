package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.database.FolderTree;
import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.EndpointRouter;
import dev.faultline.rehearsal.failover.HeartbeatPace;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.process.ThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A real pair of Redis servers for a test, linked directly but for the heartbeats of redis-b, in a folder that goes away with it. */
final class CacheFixture implements AutoCloseable {
    private static final int CLIENT_MILLIS = 500;

    private final StopSignal stop = new StopSignal();
    private final Path folder;
    private final Processes processes;
    private final FreePorts ports = new FreePorts();
    private final EndpointRouter linkToSecond = new EndpointRouter("link", ports.next());
    private final Cache cache;

    /** Nothing runs yet. */
    CacheFixture(Controller controller) throws IOException {
        folder = Files.createTempDirectory("faultline-it-");
        processes = new Processes(folder.resolve("processes.jsonl"), new ThisMachine());
        cache = new Cache(
                new CacheSite(folder, folder, processes, stop),
                List.of("a", "b", "c"),
                new CacheSettings(controller, new HeartbeatPace(Duration.ofMillis(100), 3)),
                new DirectLinks(),
                ports,
                PlatformLog.onErrorOutput());
        restoreHeartbeatsOfSecond();
    }

    static CacheFixture started(Controller controller) throws Exception {
        CacheFixture fixture = new CacheFixture(controller);
        try {
            fixture.cache.startPrimary();
            fixture.cache.startReplica();
            return fixture;
        } catch (StartFailure | InterruptedException | RuntimeException e) {
            fixture.close();
            throw e;
        }
    }

    Cache cache() {
        return cache;
    }

    Path folder() {
        return folder;
    }

    CacheView view(String name) {
        return cache.views().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    ProcessTree process(String name) {
        return ProcessTree.of(view(name).process().orElseThrow());
    }

    /** A client's connection through the endpoint, with time-outs as an application should have. */
    Jedis connect() {
        return client(cache.endpointPort());
    }

    /** Writes one key through the endpoint on a connection of its own; says whether that was acknowledged. */
    boolean writes(String key) {
        try (Jedis client = connect()) {
            return client.set(key, "value").equals("OK");
        } catch (JedisException notNow) {
            return false;
        }
    }

    /** From now on the controller hears nothing of redis-b, which goes on. */
    void cutHeartbeatsOfSecond() {
        linkToSecond.sever();
    }

    /** Undoes the cut. */
    void restoreHeartbeatsOfSecond() {
        linkToSecond.moveTo(cache.port(Cache.SECOND));
    }

    /** What one of the servers holds, asked directly. */
    Optional<String> held(String server, String key) {
        try (Jedis client = client(cache.port(server))) {
            return Optional.ofNullable(client.get(key));
        } catch (JedisException notNow) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        stop.raise();
        cache.close();
        linkToSecond.close();
        processes.close();
        FolderTree.delete(folder);
    }

    private static Jedis client(int port) {
        return new Jedis(
                new HostAndPort("127.0.0.1", port),
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(CLIENT_MILLIS)
                        .socketTimeoutMillis(CLIENT_MILLIS)
                        .autoNegotiateProtocol(false)
                        .build());
    }

    private final class DirectLinks implements NodeLinks {
        @Override
        public int port(String from, String to) {
            return from.equals("controller") && to.equals(Cache.SECOND) ? linkToSecond.port() : cache.port(to);
        }

        @Override
        public void pointTo(String node, int port) {
            if (node.equals(Cache.SECOND)) {
                linkToSecond.moveTo(port);
            }
        }
    }
}
