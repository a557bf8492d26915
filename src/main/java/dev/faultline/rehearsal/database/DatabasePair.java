package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.Endpoint;
import dev.faultline.rehearsal.failover.FailoverSteps;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The primary and its standby, and the steps that change which is which. One thread takes the steps, another may put a
 * restored server in the primary's place; the fields may be looked at from any.
 */
final class DatabasePair implements FailoverSteps<FailoverDecision.Action> {
    private static final Duration STREAM_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final PrimaryCommands commands;
    private final StandbyClone clone;
    private final ReplicationPath path;
    private final Endpoint endpoint;
    private final NodeLinks links;
    private final PortSource ports;
    private final DatabaseSettings settings;
    private final PlatformLog log;
    /** Held by whoever changes the pair. */
    private final ReentrantLock changing = new ReentrantLock();

    private volatile DatabaseNode primary;
    private volatile DatabaseNode standby;
    private volatile FailoverDecision.Standby trust = FailoverDecision.Standby.DETACHED;
    private volatile boolean stoodDown;

    DatabasePair(
            DatabaseNode primary,
            DatabaseNode standby,
            Endpoint endpoint,
            NodeLinks links,
            ReplicationPath path,
            PortSource ports,
            DatabaseSettings settings,
            StopSignal stop,
            PlatformLog log) {
        this.primary = primary;
        this.standby = standby;
        this.endpoint = endpoint;
        this.links = links;
        this.path = path;
        this.ports = ports;
        this.settings = settings;
        this.log = log;
        this.commands = new PrimaryCommands(links, stop);
        this.clone = new StandbyClone(commands, links, path, ports);
    }

    DatabaseNode primary() {
        return primary;
    }

    DatabaseNode standby() {
        return standby;
    }

    /** Whether another region's database takes the writes in the place of these two. */
    boolean stoodDown() {
        return stoodDown;
    }

    /** Whether the standby is known to hold all that was acknowledged, and is still seen to. */
    boolean inSync() {
        return trust == FailoverDecision.Standby.IN_SYNC
                && primary.monitor()
                        .latest()
                        .filter(DatabaseStatus::synchronous)
                        .isPresent();
    }

    private FailoverDecision.Observation observe() {
        return new FailoverDecision.Observation(
                primary.monitor().presence(), standby.monitor().presence(), primary.stream(), trust);
    }

    @Override
    public FailoverDecision.Action next() {
        return stoodDown ? FailoverDecision.Action.NONE : FailoverDecision.on(observe());
    }

    /** A step that was decided on before a restored server took the primary's place is not taken any more. */
    @Override
    public void take(FailoverDecision.Action step) throws IOException, StartFailure, InterruptedException {
        changing.lockInterruptibly();
        try {
            if (step == next()) {
                takeNow(step);
            }
        } finally {
            changing.unlock();
        }
    }

    private void takeNow(FailoverDecision.Action step) throws IOException, StartFailure, InterruptedException {
        switch (step) {
            case NONE -> {}
            case PROMOTE_STANDBY -> promoteStandby();
            case RESTART_PRIMARY -> restartPrimary();
            case DETACH_STANDBY -> detachStandby();
            case CLONE_STANDBY -> cloneStandby();
            case ATTACH_STANDBY -> attachStandby();
        }
    }

    /** Fences the primary, promotes the standby, moves the endpoint; the two have changed places then. */
    private void promoteStandby() throws IOException, InterruptedException {
        DatabaseNode old = primary;
        log.say(old.name(), "lost: " + old.monitor().describe() + "; fencing it");
        old.server().kill();
        endpoint.sever();
        log.say(old.name(), "fenced; promoting " + standby.name());
        commands.promote(standby);
        primary = standby;
        standby = old;
        trust = FailoverDecision.Standby.DETACHED;
        endpoint.moveTo(primary.server().port());
        log.say(primary.name(), "promoted, the endpoint points to it; commits go on without a standby");
    }

    /** Starts the primary again on its own data, after fencing it. */
    private void restartPrimary() throws IOException, StartFailure, InterruptedException {
        log.say(primary.name(), "lost, and no standby holds all that was acknowledged: restarting it in place");
        endpoint.sever();
        primary.server().kill();
        startPrimary();
        log.say(primary.name(), "restarted");
    }

    /** Starts the primary on the data that it has, and points the endpoint to it. */
    void startPrimary() throws IOException, StartFailure, InterruptedException {
        int before = primary.server().port();
        primary.server().start(ports);
        if (primary.server().port() != before) {
            links.pointTo(primary.name(), primary.server().port());
        }
        primary.beginAnew();
        endpoint.moveTo(primary.server().port());
    }

    /**
     * A server that was restored, and takes writes, takes the primary's place and the endpoint. The old primary is fenced
     * first, and returned dead; the standby goes too, since what it holds is not what was restored, and the controller
     * clones it anew.
     */
    PostgresServer replacePrimary(PostgresServer restored) throws IOException, InterruptedException {
        changing.lockInterruptibly();
        try {
            PostgresServer old = primary.server();
            endpoint.sever();
            old.close();
            standby.server().kill();
            trust = FailoverDecision.Standby.DETACHED;
            primary.runsOn(restored);
            links.pointTo(primary.name(), restored.port());
            endpoint.moveTo(restored.port());
            log.say(primary.name(), "is the restored server now, the endpoint points to it");
            return old;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Another region's database is to take the writes: both are fenced, their endpoint leads nowhere, and nothing is done
     * about them here until {@link #takeUp}. Doing so again changes nothing.
     */
    void standDown() throws IOException, InterruptedException {
        changing.lockInterruptibly();
        try {
            stoodDown = true;
            endpoint.sever();
            primary.server().kill();
            standby.server().kill();
            trust = FailoverDecision.Standby.DETACHED;
            log.say(primary.name(), "fenced, and " + standby.name() + " with it: another region takes the writes");
        } finally {
            changing.unlock();
        }
    }

    /** The primary, which holds all that the other region acknowledged and takes writes again, is the primary again. */
    void takeUp() throws IOException, InterruptedException {
        changing.lockInterruptibly();
        try {
            standby.server().kill();
            primary.beginAnew();
            endpoint.moveTo(primary.server().port());
            stoodDown = false;
            log.say(primary.name(), "primary again, the endpoint points to it");
        } finally {
            changing.unlock();
        }
    }

    /** Lets commits go on without the standby. */
    private void detachStandby() throws IOException {
        trust = FailoverDecision.Standby.DETACHING;
        log.say(standby.name(), "lost as a standby: commits on " + primary.name() + " go on without it");
        commands.stopWaiting(primary);
        trust = FailoverDecision.Standby.DETACHED;
    }

    /** Makes the standby anew from the primary. */
    void cloneStandby() throws IOException, StartFailure, InterruptedException {
        trust = FailoverDecision.Standby.DETACHED;
        log.say(standby.name(), "being cloned from " + primary.name());
        clone.make(standby, primary);
        log.say(standby.name(), "cloned and started");
    }

    /** Lets commits wait for the standby, which streams; where the settings say so they never do. */
    void attachStandby() throws IOException, InterruptedException {
        if (settings.replication() == DatabaseSettings.Replication.SYNCHRONOUS) {
            trust = FailoverDecision.Standby.DETACHING;
            commands.waitFor(primary, standby);
            trust = FailoverDecision.Standby.IN_SYNC;
        } else {
            trust = FailoverDecision.Standby.ASYNCHRONOUS;
        }
        path.streams(standby);
        log.say(standby.name(), "standby of " + primary.name() + ", " + trust);
    }

    /** Waits until the primary's heartbeat says that the standby streams. */
    void awaitStream(StopSignal stop) throws StartFailure, InterruptedException {
        if (!stop.await(() -> primary.stream() == FailoverDecision.Stream.UP, BETWEEN_LOOKS, STREAM_LIMIT)) {
            throw new StartFailure(
                    standby.name(),
                    "it did not stream from " + primary.name() + " within " + STREAM_LIMIT.toSeconds() + " s",
                    standby.server().lastLogLines());
        }
    }
}
