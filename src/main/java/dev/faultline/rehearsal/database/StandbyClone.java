package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.PortSource;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes one database a standby of the other, always from an empty folder: a former primary may hold log that the new
 * one never saw, and could not follow it.
 */
final class StandbyClone {
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(5);

    private final PrimaryCommands commands;
    private final NodeLinks links;
    private final Way way;
    private final PortSource ports;

    /** Where a standby finds its primary. */
    @FunctionalInterface
    interface Way {
        /** The port at which {@code standby} finds {@code primary} for as long as it is its standby. */
        int port(DatabaseNode standby, DatabaseNode primary) throws IOException;
    }

    StandbyClone(PrimaryCommands commands, NodeLinks links, Way way, PortSource ports) {
        this.commands = commands;
        this.links = links;
        this.way = way;
        this.ports = ports;
    }

    /** Kills {@code standby} where it still runs, copies {@code primary} into its folder and starts it. */
    void make(DatabaseNode standby, DatabaseNode primary) throws IOException, StartFailure, InterruptedException {
        PostgresServer server = standby.server();
        standby.cloningBegins();
        try {
            server.kill();
            server.emptyDataFolder();
            commands.reserveSlot(primary, standby);
            int replication = way.port(standby, primary);
            copy(server.data(), replication, standby.name());
            Files.writeString(
                    server.data().resolve("postgresql.auto.conf"),
                    ServerConfiguration.ofStandby(standby.name(), links.host(), replication));
            Files.createFile(server.data().resolve("standby.signal"));
            int before = server.port();
            server.start(ports);
            if (server.port() != before) {
                links.pointTo(standby.name(), server.port());
            }
        } finally {
            standby.cloningEnds();
        }
    }

    private static void copy(Path data, int port, String name) throws IOException {
        try (WireConnection replication = WireConnection.openReplication(port, "clone-" + name, SILENCE_LIMIT)) {
            BaseBackup.copy(replication, data, SILENCE_LIMIT);
        }
    }
}
