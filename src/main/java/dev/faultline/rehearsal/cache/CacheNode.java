package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.failover.HeartbeatListener;
import dev.faultline.rehearsal.failover.HeartbeatMonitor;
import java.time.InstantSource;
import java.util.Optional;

/** One of the two Redis servers, in its zone: its process and what is known of its health. */
final class CacheNode implements HeartbeatListener<CacheStatus> {
    private final RedisServer server;
    private final HeartbeatMonitor<CacheStatus> monitor;
    private volatile CacheDecision.Copy copy = CacheDecision.Copy.NONE;

    /** A server of which nothing is known yet; {@code misses} heartbeats in a row without an answer and it is lost. */
    CacheNode(RedisServer server, int misses) {
        this.server = server;
        this.monitor = new HeartbeatMonitor<>(misses, InstantSource.system());
    }

    String name() {
        return server.name();
    }

    RedisServer server() {
        return server;
    }

    HeartbeatMonitor<CacheStatus> monitor() {
        return monitor;
    }

    @Override
    public void answered(Optional<CacheStatus> status) {
        monitor.answered(status);
        if (follows()) {
            copy = CacheDecision.Copy.TAKEN;
        }
    }

    @Override
    public void missed() {
        monitor.missed();
    }

    /** It was started: what was known of it is forgotten, and it is given time to answer. */
    void beginAnew() {
        copy = CacheDecision.Copy.NONE;
        monitor.reset();
    }

    /** What it has got from the primary since it was started. */
    CacheDecision.Copy copy() {
        return copy;
    }

    /** Whether it has said that it is a replica to which changes arrive. */
    boolean follows() {
        return monitor.latest().filter(CacheStatus::follows).isPresent();
    }

    /** How it looks from outside; {@code primary} is the node that the controller holds for the primary. */
    CacheView seenWith(CacheNode primary) {
        Optional<ProcessHandle> process = server.process().map(Process::toHandle);
        return new CacheView(name(), server.zone(), role(primary, process.isPresent()), process, monitor.latest());
    }

    private CacheView.Role role(CacheNode primary, boolean alive) {
        if (!alive || monitor.latest().isEmpty()) {
            return CacheView.Role.DOWN;
        }
        return this == primary ? CacheView.Role.PRIMARY : CacheView.Role.REPLICA;
    }
}
