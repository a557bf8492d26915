package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import java.util.Map;

/** The program that is one instance of the booking API. It starts whether or not the database and Redis are there. */
public final class BookingApi implements AutoCloseable {
    private final ConnectionPool pool;
    private final Redis redis;
    private final WebServer server;

    private BookingApi(ApiConfig config, Secrets secrets) {
        ApiMetrics metrics = new ApiMetrics(config.settings().version().name());
        ApiSettings.Connections connections = config.settings().connections();
        pool = new ConnectionPool(config.name(), config.database(), secrets.databasePassword(), connections.atMost());
        redis = new Redis(config.redis());
        try {
            Database database = new Database(
                    pool,
                    metrics.queryTimes(config.settings().queryMetrics()),
                    connections.statementTime(),
                    config.database().servers());
            metrics.watch(pool);
            metrics.watchCircuit("redis", redis::usable);
            Routes routes = new Routes(config, secrets, database, redis, metrics);
            server = WebServer.start(config.port(), config.settings().workers(), routes.handler());
        } catch (RuntimeException failed) {
            closeClients();
            throw failed;
        }
    }

    /** Runs an instance as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("api", ApiConfig.class, BookingApi::start, arguments);
    }

    /** An instance that fetches its secrets first. */
    static Serving start(ApiConfig config) {
        return start(config, new SecretsClient(config.secrets()).fetch());
    }

    /** An instance that has been told its secrets. */
    static Serving start(ApiConfig config, Secrets secrets) {
        BookingApi api = new BookingApi(config, secrets);
        return new Serving(Map.of("port", api.server.port()), api);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            server.close();
        } finally {
            closeClients();
        }
    }

    private void closeClients() {
        pool.close();
        redis.close();
    }
}
