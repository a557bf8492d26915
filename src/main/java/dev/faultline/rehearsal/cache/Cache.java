package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.Endpoint;
import dev.faultline.rehearsal.failover.FailoverController;
import dev.faultline.rehearsal.failover.Heartbeat;
import dev.faultline.rehearsal.failover.HeldSteps;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The platform's cache as a whole: two Redis servers, their endpoint, their heartbeats and the failover controller. It
 * owns them all; {@link #close} ends them. {@link #views} and {@link #lag} may be called from any thread and never
 * block. What the primary acknowledged and had not yet sent to its replica is lost in a failover, as with any Redis.
 */
public final class Cache implements AutoCloseable {
    /** The server that is the primary at the start. */
    public static final String FIRST = "redis-a";

    /** The server that is the replica at the start. */
    public static final String SECOND = "redis-b";

    private final CacheSettings settings;
    private final CacheNode first;
    private final CacheNode second;
    private final Endpoint endpoint;
    private final CachePair pair;
    private final Heartbeat<CacheStatus> firstHeartbeat;
    private final Heartbeat<CacheStatus> secondHeartbeat;
    private final FailoverController<CacheDecision.Action> controller;
    private volatile BooleanSupplier held = () -> false;

    /**
     * Prepares a primary in the first of {@code zones} and a replica in the second; nothing runs yet but the endpoint.
     * The links {@code redis-b-to-redis-a}, {@code redis-a-to-redis-b}, {@code controller-to-redis-a} and {@code
     * controller-to-redis-b} must be open before a start. Throws {@link IOException} when no port can be had.
     */
    public Cache(
            CacheSite site,
            List<String> zones,
            CacheSettings settings,
            NodeLinks links,
            PortSource ports,
            PlatformLog log)
            throws IOException {
        this.settings = settings;
        this.first = node(FIRST, zones.get(0), site, ports);
        this.second = node(SECOND, zones.get(1), site, ports);
        this.endpoint = links.endpoint("redis", ports.next());
        this.pair = new CachePair(first, second, endpoint, links, ports, site.stop(), log);
        this.firstHeartbeat = heartbeat(first, site, links);
        this.secondHeartbeat = heartbeat(second, site, links);
        HeldSteps<CacheDecision.Action> steps =
                new HeldSteps<>(pair, CacheDecision.Action.NONE, () -> silent() && held.getAsBoolean());
        this.controller = new FailoverController<>("redis", steps, site.stop(), log);
    }

    /** The port that clients connect to, whichever server is the primary. */
    public int endpointPort() {
        return endpoint.port();
    }

    /** The port of one of the two servers. */
    public int port(String name) {
        return (first.name().equals(name) ? first : second).server().port();
    }

    /** Starts the first server. May run at the same time as {@link #startReplica}. */
    public void startPrimary() throws StartFailure, InterruptedException {
        try {
            pair.startPrimary();
        } catch (IOException e) {
            throw new StartFailure(FIRST, "its links cannot be moved: " + e.getMessage(), List.of(), e);
        }
        firstHeartbeat.start();
    }

    /** Starts the second server, waits until it follows the first, and lets the controller watch. */
    public void startReplica() throws StartFailure, InterruptedException {
        try {
            pair.startReplica();
        } catch (IOException e) {
            throw new StartFailure(SECOND, "its links cannot be moved: " + e.getMessage(), List.of(), e);
        }
        secondHeartbeat.start();
        pair.awaitFollowing();
        if (settings.controller() == Controller.ON) {
            controller.start();
        }
    }

    /** How both look at present. */
    public List<CacheView> views() {
        CacheNode primary = pair.primary();
        return List.of(first.seenWith(primary), second.seenWith(primary));
    }

    /** While neither of the two answers and {@code without} power holds, the controller does nothing. */
    public void holdStillWhile(BooleanSupplier without) {
        held = without;
    }

    private boolean silent() {
        return first.monitor().silent() && second.monitor().silent();
    }

    /** How far the replica is behind; empty while that cannot be said. */
    public Optional<CacheLag> lag() {
        return CacheLag.of(views());
    }

    /** Kills both servers and closes what watched them. The stop signal should have been raised. */
    @Override
    public void close() throws IOException {
        controller.close();
        first.server().kill();
        second.server().kill();
        firstHeartbeat.close();
        secondHeartbeat.close();
        endpoint.close();
    }

    private CacheNode node(String name, String zone, CacheSite site, PortSource ports) throws IOException {
        RedisServer server = new RedisServer(
                name, zone, site.workFolder(), site.logsFolder(), ports.next(), site.processes(), site.stop());
        return new CacheNode(server, settings.pace().misses());
    }

    private Heartbeat<CacheStatus> heartbeat(CacheNode node, CacheSite site, NodeLinks links) {
        InfoPulse pulse = new InfoPulse(() -> links.port("controller", node.name()));
        return new Heartbeat<>(node.name(), pulse, node, settings.pace(), site.stop());
    }
}
