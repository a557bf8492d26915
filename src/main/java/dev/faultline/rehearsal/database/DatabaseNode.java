package dev.faultline.rehearsal.database;

import java.util.Optional;

/** One of the two databases, in its zone: its server and what is known of its health. */
final class DatabaseNode {
    private final String zone;
    private final PostgresServer server;
    private final HeartbeatMonitor monitor;
    private volatile boolean cloning;

    DatabaseNode(String zone, PostgresServer server, HeartbeatMonitor monitor) {
        this.zone = zone;
        this.server = server;
        this.monitor = monitor;
    }

    String name() {
        return server.name();
    }

    PostgresServer server() {
        return server;
    }

    HeartbeatMonitor monitor() {
        return monitor;
    }

    /** From now on it is being made anew from the other. */
    void cloningBegins() {
        cloning = true;
    }

    /** It is a database again, and is given time to answer its first heartbeat. */
    void cloningEnds() {
        cloning = false;
        monitor.reset();
    }

    /** How it looks from outside; {@code primary} is the node that the controller holds for the primary. */
    DatabaseView seenWith(DatabaseNode primary) {
        Optional<ProcessHandle> process = server.process();
        return new DatabaseView(name(), zone, role(primary, process.isPresent()), process, monitor.latest());
    }

    private DatabaseView.Role role(DatabaseNode primary, boolean alive) {
        if (cloning) {
            return DatabaseView.Role.CLONING;
        }
        if (!alive || monitor.lost()) {
            return DatabaseView.Role.DOWN;
        }
        return this == primary ? DatabaseView.Role.PRIMARY : DatabaseView.Role.STANDBY;
    }
}
