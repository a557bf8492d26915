package dev.faultline.rehearsal.cache;

import dev.faultline.rehearsal.failover.Endpoint;
import dev.faultline.rehearsal.failover.FailoverSteps;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;

/**
 * The primary and its replica, and the steps that change which is which. One thread takes the steps; the two may be
 * looked at from any.
 */
final class CachePair implements FailoverSteps<CacheDecision.Action> {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /** So long is a lost replica waited for before it is looked at anew: one that is cut off may stay so for long. */
    private static final Duration REPLICA_ANSWERS_LIMIT = Duration.ofSeconds(5);

    private final Endpoint endpoint;
    private final NodeLinks links;
    private final PortSource ports;
    private final StopSignal stop;
    private final PlatformLog log;
    private volatile CacheNode primary;
    private volatile CacheNode replica;

    CachePair(
            CacheNode primary,
            CacheNode replica,
            Endpoint endpoint,
            NodeLinks links,
            PortSource ports,
            StopSignal stop,
            PlatformLog log) {
        this.primary = primary;
        this.replica = replica;
        this.endpoint = endpoint;
        this.links = links;
        this.ports = ports;
        this.stop = stop;
        this.log = log;
    }

    CacheNode primary() {
        return primary;
    }

    @Override
    public CacheDecision.Action next() {
        return CacheDecision.on(primary.monitor().presence(), replica.monitor().presence(), replica.copy());
    }

    @Override
    public void take(CacheDecision.Action step) throws IOException, StartFailure, InterruptedException {
        switch (step) {
            case NONE -> {}
            case PROMOTE_REPLICA -> promoteReplica();
            case RESTART_PRIMARY -> restartPrimary();
            case RESTART_REPLICA -> restartReplica();
        }
    }

    /** Starts the primary, empty, and points the endpoint to it. */
    void startPrimary() throws IOException, StartFailure, InterruptedException {
        int before = primary.server().port();
        primary.server().start(ports);
        started(primary, before);
        endpoint.moveTo(primary.server().port());
    }

    /** Starts the replica; the primary need not be there yet. */
    void startReplica() throws IOException, StartFailure, InterruptedException {
        int before = replica.server().port();
        replica.server().startFollowing(links.host(), links.port(replica.name(), primary.name()), ports);
        started(replica, before);
    }

    /** Waits until the replica says that changes arrive. */
    void awaitFollowing() throws StartFailure, InterruptedException {
        if (!stop.await(() -> replica.follows(), BETWEEN_LOOKS, FOLLOW_LIMIT)) {
            throw new StartFailure(
                    replica.name(),
                    "it did not follow " + primary.name() + " within " + FOLLOW_LIMIT.toSeconds() + " s",
                    replica.server().lastLogLines());
        }
    }

    private void started(CacheNode node, int portBefore) throws IOException {
        if (node.server().port() != portBefore) {
            links.pointTo(node.name(), node.server().port());
        }
        node.beginAnew();
    }

    /** Fences the primary, promotes the replica, moves the endpoint; the two have changed places then. */
    private void promoteReplica() throws IOException {
        CacheNode old = primary;
        log.say(old.name(), "lost: " + old.monitor().describe() + "; fencing it");
        old.server().kill();
        endpoint.sever();
        try (RedisConnection connection =
                RedisConnection.open(links.port("controller", replica.name()), ANSWER_LIMIT)) {
            connection.becomePrimary();
        }
        primary = replica;
        replica = old;
        endpoint.moveTo(primary.server().port());
        log.say(primary.name(), "promoted, the endpoint points to it");
    }

    private void restartPrimary() throws IOException, StartFailure, InterruptedException {
        log.say(primary.name(), "lost, and no replica has its data: starting it again, empty");
        endpoint.sever();
        primary.server().kill();
        startPrimary();
        log.say(primary.name(), "serves again");
    }

    private void restartReplica() throws IOException, StartFailure, InterruptedException {
        CacheNode node = replica;
        if (node.server().answers()) {
            log.say(node.name(), "runs, but is cut off from the controller: it is left alone");
        } else {
            log.say(node.name(), "lost as a replica: starting it again");
            node.server().kill();
            startReplica();
        }
        stop.await(
                () -> node.monitor().latest().isPresent() || primary.monitor().lost(),
                BETWEEN_LOOKS,
                REPLICA_ANSWERS_LIMIT);
        log.say(node.name(), node.follows() ? "follows " + primary.name() : "does not follow yet");
    }
}
