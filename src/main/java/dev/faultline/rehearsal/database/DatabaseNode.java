package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.HeartbeatListener;
import dev.faultline.rehearsal.failover.HeartbeatMonitor;
import java.time.InstantSource;
import java.util.Optional;

/** One of the databases, in its zone: its server and what is known of its health. */
final class DatabaseNode implements HeartbeatListener<DatabaseStatus> {
    private final HeartbeatMonitor<DatabaseStatus> monitor;
    private final StreamMonitor stream;
    private volatile PostgresServer server;
    private volatile boolean cloning;

    /** A database of which nothing is known yet; {@code misses} heartbeats in a row without an answer and it is lost. */
    DatabaseNode(PostgresServer server, int misses) {
        this.server = server;
        this.monitor = new HeartbeatMonitor<>(misses, InstantSource.system());
        this.stream = new StreamMonitor(misses);
    }

    String name() {
        return server.name();
    }

    String zone() {
        return server.zone();
    }

    PostgresServer server() {
        return server;
    }

    /** Another server takes the place of the one so far, which is the caller's to end. */
    void runsOn(PostgresServer fresh) {
        server = fresh;
        beginAnew();
    }

    HeartbeatMonitor<DatabaseStatus> monitor() {
        return monitor;
    }

    @Override
    public void answered(Optional<DatabaseStatus> status) {
        monitor.answered(status);
        status.ifPresent(stream::answered);
    }

    @Override
    public void missed() {
        monitor.missed();
    }

    /** Forgets the heartbeats so far, as after a restart. */
    void beginAnew() {
        monitor.reset();
        stream.reset();
    }

    /** How its standby follows, for a node that is the primary. */
    FailoverDecision.Stream stream() {
        return stream.judge(monitor.latest().filter(DatabaseStatus::streams).isPresent());
    }

    /** From now on it is being made anew from the other. */
    void cloningBegins() {
        cloning = true;
    }

    /** It is a database again, and is given time to answer its first heartbeat. */
    void cloningEnds() {
        cloning = false;
        beginAnew();
    }

    /** How it looks from outside; {@code primary} is the node that the controller holds for the primary. */
    DatabaseView seenWith(DatabaseNode primary) {
        return seenAs(this == primary ? DatabaseView.Role.PRIMARY : DatabaseView.Role.STANDBY);
    }

    /** The same, where it is known what it is to be while it answers; see {@link #told}. */
    DatabaseView seenAs(DatabaseView.Role whileThere) {
        Optional<ProcessHandle> process = server.process();
        DatabaseView.Role role = role(whileThere, process.isPresent());
        return new DatabaseView(name(), server.zone(), role, process, monitor.latest());
    }

    private DatabaseView.Role role(DatabaseView.Role whileThere, boolean alive) {
        if (cloning) {
            return DatabaseView.Role.CLONING;
        }
        if (!alive || monitor.lost()) {
            return DatabaseView.Role.DOWN;
        }
        return told(whileThere, monitor.latest());
    }

    /**
     * A replica that says that it takes writes is a writer, whatever anybody meant it to be. A standby is left to the failover
     * controller, by whose word it is the primary once the endpoint leads to it.
     */
    static DatabaseView.Role told(DatabaseView.Role whileThere, Optional<DatabaseStatus> latest) {
        boolean writes = latest.filter(DatabaseStatus::writer).isPresent();
        return whileThere == DatabaseView.Role.REPLICA && writes ? DatabaseView.Role.PRIMARY : whileThere;
    }
}
