package dev.faultline.rehearsal.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.rehearsal.database.Database;
import dev.faultline.rehearsal.database.DatabaseSettings;
import dev.faultline.rehearsal.database.DatabaseView;
import dev.faultline.rehearsal.database.FolderTree;
import dev.faultline.rehearsal.database.PostgresBinaries;
import dev.faultline.rehearsal.database.PostgresSite;
import dev.faultline.rehearsal.database.ServerUser;
import dev.faultline.rehearsal.failover.Controller;
import dev.faultline.rehearsal.geography.ZoneServiceConfig;
import dev.faultline.rehearsal.geography.ZoneStandIn;
import dev.faultline.rehearsal.http.JsonCalls;
import dev.faultline.rehearsal.payment.PaymentConfig;
import dev.faultline.rehearsal.payment.PaymentStandIn;
import dev.faultline.rehearsal.process.FreePorts;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.Processes;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import dev.faultline.rehearsal.process.ThisMachine;
import dev.faultline.rehearsal.protocol.Json;
import dev.faultline.rehearsal.protocol.Serving;
import dev.faultline.rehearsal.sms.SmsConfig;
import dev.faultline.rehearsal.sms.SmsStandIn;
import java.io.IOException;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One API instance of a test, on a real PostgreSQL, a real Redis and the SMS stand-in. */
final class RehearsedApi implements AutoCloseable {
    static final String OPERATOR = "the operator's token";

    /** What its instances are told; the database lets everybody in. */
    static final Secrets SECRETS = new Secrets(OPERATOR, OPERATOR, OPERATOR, "");

    /** Where nothing can be reached: there is no port 1. */
    static final String NOWHERE = "http://127.0.0.1:1";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final StopSignal stop = new StopSignal();
    private final Path folder;
    private final Processes processes;
    private final Database database;
    private RealRedis redis;
    private Serving sms;
    private Serving payments;
    private Serving zones;
    private Serving api;

    private RehearsedApi() throws IOException, StartFailure {
        folder = Files.setPosixFilePermissions(
                Files.createTempDirectory("faultline-it-"), PosixFilePermissions.fromString("rwxr-xr-x"));
        opened.push(() -> FolderTree.delete(folder));
        processes = new Processes(folder.resolve("processes.jsonl"), new ThisMachine());
        opened.push(processes);
        database = new Database(
                site(),
                List.of("a", "b"),
                settings(),
                new DirectLinks(this::port),
                new FreePorts(),
                PlatformLog.onErrorOutput());
        opened.push(database);
        opened.push(stop::raise);
    }

    private void start(Standby standby) throws Exception {
        database.startPrimary(connection -> Schema.install(connection, LastPlace.GUARDED));
        if (standby == Standby.SYNCHRONOUS) {
            database.startStandby();
        }
        redis = new RealRedis(folder, processes, stop);
        opened.push(redis);
        sms = SmsStandIn.start(new SmsConfig(0));
        opened.push(sms.program());
        payments = PaymentStandIn.start(new PaymentConfig(0, OPERATOR));
        opened.push(payments.program());
        zones = ZoneStandIn.start(new ZoneServiceConfig(0));
        opened.push(zones.program());
        api = BookingApi.start(config(), SECRETS);
        opened.push(api.program());
    }

    /** Whether the database has one. */
    enum Standby {
        NONE,
        SYNCHRONOUS
    }

    static RehearsedApi started(Standby standby) throws Exception {
        RehearsedApi rehearsed = new RehearsedApi();
        try {
            rehearsed.start(standby);
            return rehearsed;
        } catch (Exception failed) {
            rehearsed.close();
            throw failed;
        }
    }

    ApiClient client() {
        return clientOf(api);
    }

    /** Starts one more instance, which ends with this. */
    ApiClient anotherInstance() {
        return instance(config());
    }

    /** Starts one that behaves so, and ends with this. */
    ApiClient instance(ApiSettings settings) {
        return instance(config(url(payments), url(zones), settings));
    }

    /** Starts one that looks for the zone service there, and ends with this. */
    ApiClient instance(ApiSettings settings, String zoneCheck) {
        return instance(config(url(payments), zoneCheck, settings));
    }

    /** Starts one that looks for the payment gateway there, and ends with this. */
    ApiClient instanceWithPayments(String gateway) {
        return instance(config(gateway, url(zones), ApiSettings.standard()));
    }

    private ApiClient instance(ApiConfig config) {
        Serving another = BookingApi.start(config, SECRETS);
        opened.push(another.program());
        return clientOf(another);
    }

    /** The payment gateway, as a customer reaches it. */
    JsonCalls gateway() {
        return new JsonCalls(payments);
    }

    /** The standard settings but for one, such as {@code /otp/singleUse}. */
    static ApiSettings standardBut(String setting, Object value) {
        ObjectNode settings = Json.MAPPER.valueToTree(ApiSettings.standard());
        JsonPointer pointer = JsonPointer.compile(setting);
        ((ObjectNode) settings.at(pointer.head())).putPOJO(pointer.last().getMatchingProperty(), value);
        return Json.MAPPER.convertValue(settings, ApiSettings.class);
    }

    /** An instance that finds nothing it depends on, but for the parameter store if that is somewhere. */
    static ApiConfig withoutSurroundings(String store, ApiSettings settings) {
        return new ApiConfig(
                "api-a",
                "a",
                0,
                new ApiConfig.DatabaseConfig("jdbc:postgresql://127.0.0.1:1/blinklean", "postgres"),
                "127.0.0.1:1",
                NOWHERE,
                NOWHERE,
                NOWHERE,
                new ApiConfig.SecretsConfig(store, "token"),
                settings);
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

    private ApiConfig config() {
        return config(url(payments), url(zones), ApiSettings.standard());
    }

    private ApiConfig config(String gateway, String zoneCheck, ApiSettings settings) {
        String url = "jdbc:postgresql://127.0.0.1:" + database.endpointPort() + "/" + Database.NAME;
        return new ApiConfig(
                "api-a",
                "a",
                0,
                new ApiConfig.DatabaseConfig(url, "postgres"),
                redis.address(),
                url(sms),
                gateway,
                zoneCheck,
                new ApiConfig.SecretsConfig(NOWHERE, "not used"),
                settings);
    }

    private static String url(Serving serving) {
        return "http://127.0.0.1:" + serving.ready().get("port");
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

    /** A connection of the superuser straight to the first server; the caller closes it. */
    Connection connection() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + database.port("db-a") + "/" + Database.NAME;
        return DriverManager.getConnection(url, "postgres", "");
    }

    private <T> T onPrimary(Work<T> work) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            return work.on(statement);
        } catch (SQLException failed) {
            throw new AssertionError("The test's own statement failed", failed);
        }
    }

    private int port(String node) {
        return database.port(node);
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
        PostgresBinaries binaries = PostgresBinaries.in(cache, folder, user);
        binaries.unpack();
        return new PostgresSite(binaries, user, folder, folder, processes, stop);
    }

    private static DatabaseSettings settings() {
        return new DatabaseSettings(
                DatabaseSettings.Replication.SYNCHRONOUS,
                DatabaseSettings.ReplicationLink.UP,
                Controller.ON,
                Duration.ofMillis(200),
                3);
    }

    /** Closes the last opened first. */
    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
