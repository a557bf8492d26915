package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.api.LastPlace;
import dev.faultline.rehearsal.api.Schema;
import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.failover.NodeLinks;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.process.ThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real pair of databases for a test, linked directly, in a folder that goes away with it. */
final class DatabaseFixture implements AutoCloseable {
    private final StopSignal stop = new StopSignal();
    private final Path folder;
    private final Processes processes;
    private final Database database;

    private DatabaseFixture(DatabaseSettings settings) throws IOException, StartFailure {
        folder = traversableFolder();
        processes = new Processes(folder.resolve("processes.jsonl"), new ThisMachine());
        database = new Database(
                site(), List.of("a", "b"), settings, new DirectLinks(), new FreePorts(), PlatformLog.onErrorOutput());
    }

    /** With a table for the {@link WriteLoop}, and the one that the bad job locks. */
    static DatabaseFixture started(DatabaseSettings settings) throws IOException, StartFailure, InterruptedException {
        DatabaseFixture fixture = new DatabaseFixture(settings);
        try {
            fixture.database.startPrimary(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE write (n bigint PRIMARY KEY)");
                }
                Schema.install(connection, LastPlace.GUARDED);
            });
            fixture.database.startStandby();
            return fixture;
        } catch (StartFailure | InterruptedException | RuntimeException e) {
            fixture.close();
            throw e;
        }
    }

    static DatabaseSettings settings(DatabaseSettings.Replication replication, DatabaseSettings.ReplicationLink link) {
        return new DatabaseSettings(replication, link, Controller.ON, Duration.ofMillis(200), 3);
    }

    static DatabaseSettings sound() {
        return settings(DatabaseSettings.Replication.SYNCHRONOUS, DatabaseSettings.ReplicationLink.UP);
    }

    /** A folder that any user can come to, as the harness gives one. */
    static Path traversableFolder() throws IOException {
        return Files.setPosixFilePermissions(
                Files.createTempDirectory("faultline-it-"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Database database() {
        return database;
    }

    Path folder() {
        return folder;
    }

    DatabaseView node(String name) {
        return database.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A client's connection through the endpoint, with time-outs as an application should have. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.endpointPort()
                        + "/blinklean?connectTimeout=1&loginTimeout=1&socketTimeout=2",
                "postgres",
                "");
    }

    @Override
    public void close() throws IOException {
        stop.raise();
        database.close();
        processes.close();
        FolderTree.delete(folder);
    }

    private PostgresSite site() throws StartFailure {
        ServerUser user = ServerUser.ofThisProcess();
        Optional<Path> cache = Optional.of(Path.of("target", "postgres-cache").toAbsolutePath());
        return new PostgresSite(PostgresBinaries.in(cache, folder, user), user, folder, folder, processes, stop);
    }

    private final class DirectLinks implements NodeLinks {
        @Override
        public int port(String from, String to) {
            return database.port(to);
        }

        @Override
        public void pointTo(String node, int port) {
            // A direct link asks for the port each time.
        }
    }
}
