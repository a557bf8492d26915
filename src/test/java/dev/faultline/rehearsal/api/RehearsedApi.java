package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.database.DatabaseSettings;
import dev.faultline.rehearsal.database.DatabaseView;
import dev.faultline.rehearsal.database.FolderTree;
import dev.faultline.rehearsal.database.NodeLinks;
import dev.faultline.rehearsal.database.PostgresBinaries;
import dev.faultline.rehearsal.database.PostgresSite;
import dev.faultline.rehearsal.database.ServerUser;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.protocol.Serving;
import dev.faultline.rehearsal.sms.SmsConfig;
import dev.faultline.rehearsal.sms.SmsStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One API instance of a test, on a real PostgreSQL, a real Redis and the SMS stand-in. */
final class RehearsedApi implements AutoCloseable {
    static final String OPERATOR = "the operator's token";

    private final StopSignal stop = new StopSignal();
    private final Path folder;
    private final Processes processes;
    private final Database database;
    private final RealRedis redis;
    private final Serving sms;
    private final Serving api;
    private final List<Serving> others = new ArrayList<>();

    private RehearsedApi(Standby standby) throws Exception {
        folder = Files.setPosixFilePermissions(
                Files.createTempDirectory("faultline-it-"), PosixFilePermissions.fromString("rwxr-xr-x"));
        processes = new Processes(folder.resolve("processes.jsonl"));
        database = new Database(
                site(), List.of("a", "b"), settings(), new Direct(), new FreePorts(), PlatformLog.onErrorOutput());
        database.startPrimary(Schema::install);
        if (standby == Standby.SYNCHRONOUS) {
            database.startStandby();
        }
        redis = RealRedis.started(folder);
        sms = SmsStandIn.start(new SmsConfig(0));
        api = BookingApi.start(config());
    }

    /** Whether the database has one. */
    enum Standby {
        NONE,
        SYNCHRONOUS
    }

    static RehearsedApi started(Standby standby) throws Exception {
        return new RehearsedApi(standby);
    }

    ApiClient client() {
        return clientOf(api);
    }

    /** Starts one more instance, which ends with this. */
    ApiClient anotherInstance() {
        Serving another = BookingApi.start(config());
        others.add(another);
        return clientOf(another);
    }

    private ApiClient clientOf(Serving instance) {
        return new ApiClient(
                (Integer) instance.ready().get("port"), (Integer) sms.ready().get("port"));
    }

    /** A token that the API takes for this phone's, without the way through a code. */
    static String token(String phone) {
        return new BearerTokens(OPERATOR, Clock.systemUTC()).issue(phone);
    }

    static String[] operator() {
        return new String[] {"Authorization", "Bearer " + OPERATOR};
    }

    RealRedis redis() {
        return redis;
    }

    ApiConfig config() {
        String url = "jdbc:postgresql://127.0.0.1:" + database.endpointPort() + "/" + Database.NAME;
        return new ApiConfig(
                "api-a",
                "a",
                0,
                new ApiConfig.DatabaseConfig(url, "postgres", ""),
                redis.address(),
                "http://127.0.0.1:" + sms.ready().get("port"),
                OPERATOR);
    }

    void killPrimary() {
        ProcessTree.of(primary()).kill();
    }

    void freezePrimary() {
        ProcessTree.of(primary()).signal("STOP");
        primary().descendants().forEach(child -> ProcessTree.of(child).signal("STOP"));
    }

    void thawPrimary() {
        primary().descendants().forEach(child -> ProcessTree.of(child).signal("CONT"));
        ProcessTree.of(primary()).signal("CONT");
    }

    /** One number, straight from the database. */
    int queryInt(String sql) {
        return onPrimary(statement -> {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    /** Runs a command as the superuser, straight on the first server. */
    void execute(String sql) {
        onPrimary(statement -> statement.execute(sql));
    }

    private interface Work<T> {
        T on(Statement statement) throws SQLException;
    }

    private <T> T onPrimary(Work<T> work) {
        String url = "jdbc:postgresql://127.0.0.1:" + database.port("db-a") + "/" + Database.NAME;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            return work.on(statement);
        } catch (SQLException failed) {
            throw new AssertionError("The test's own statement failed", failed);
        }
    }

    private ProcessHandle primary() {
        return database.nodes().stream()
                .filter(node -> node.name().equals("db-a"))
                .findFirst()
                .flatMap(DatabaseView::process)
                .orElseThrow();
    }

    private PostgresSite site() throws StartFailure {
        ServerUser user = ServerUser.ofThisProcess();
        Optional<Path> cache = Optional.of(Path.of("target", "postgres-cache").toAbsolutePath());
        return new PostgresSite(PostgresBinaries.unpacked(cache, folder, user), user, folder, folder, processes, stop);
    }

    private static DatabaseSettings settings() {
        return new DatabaseSettings(
                DatabaseSettings.Replication.SYNCHRONOUS,
                DatabaseSettings.ReplicationLink.UP,
                DatabaseSettings.Controller.ON,
                Duration.ofMillis(200),
                3);
    }

    @Override
    public void close() throws Exception {
        api.program().close();
        for (Serving other : others) {
            other.program().close();
        }
        sms.program().close();
        redis.close();
        stop.raise();
        database.close();
        processes.close();
        FolderTree.delete(folder);
    }

    private final class Direct implements NodeLinks {
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
