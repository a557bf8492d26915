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
    private final ReplicationPath path;
    private final PortSource ports;

    StandbyClone(PrimaryCommands commands, NodeLinks links, ReplicationPath path, PortSource ports) {
        this.commands = commands;
        this.links = links;
        this.path = path;
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
            int replication = path.port(standby, primary);
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
