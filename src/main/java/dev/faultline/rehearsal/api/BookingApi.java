package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** The program that is one instance of the booking API. It starts whether or not the database and Redis are there. */
public final class BookingApi implements AutoCloseable {
    /** More than the bulkheads let in together, with room for those who wait to enter. */
    private static final int WORKERS = 64;

    private final ConnectionPool pool;
    private final Database database;
    private final Redis redis;
    private final ApiMetrics metrics;
    private final WebServer server;

    private BookingApi(ApiConfig config) {
        pool = new ConnectionPool(config);
        database = new Database(pool);
        redis = new Redis(config.redis());
        metrics = new ApiMetrics(pool, redis);
        try {
            server = WebServer.start(config.port(), WORKERS, routes(config));
        } catch (RuntimeException failed) {
            closeClients();
            throw failed;
        }
    }

    /** Runs an instance as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("api", ApiConfig.class, BookingApi::start);
    }

    static Serving start(ApiConfig config) {
        BookingApi api = new BookingApi(config);
        return new Serving(Map.of("port", api.server.port()), api);
    }

    private HttpHandler routes(ApiConfig config) {
        Clock clock = Clock.systemUTC();
        BearerTokens tokens = new BearerTokens(config.operator(), clock);
        OneTimeCodes codes = new OneTimeCodes(new RedisCodeStore(redis), config.operator(), new SecureRandom());
        OtpEndpoints otp = new OtpEndpoints(codes, new SmsSender(config.sms()), tokens);
        CatalogueEndpoints catalogue =
                new CatalogueEndpoints(new Zones(database, clock), new Availability(redis, database));
        BookingEndpoints bookings = new BookingEndpoints(new Bookings(database), new Access(tokens, config.operator()));
        RoutingHandler routes = operations();
        routes.post("/otp/request", measured("otp-request", otp::request));
        routes.post("/otp/verify", measured("otp-verify", otp::verify));
        routes.get("/zones", measured("zones", catalogue::zones));
        routes.get("/availability", measured("availability", catalogue::availability));
        routes.post("/bookings", measured("book", bookings::book));
        routes.get("/bookings/{id}", measured("read-back", bookings::read));
        routes.post("/bookings/{id}/cancel", measured("cancel", bookings::cancel));
        routes.get("/internal/bookings", measured("list", bookings::list));
        return routes;
    }

    private RoutingHandler operations() {
        OperationsEndpoints operations = new OperationsEndpoints(database, redis, metrics);
        return Handlers.routing()
                .get("/health", new EndpointHandler(operations::health, Failures::answer))
                .get("/ready", new EndpointHandler(operations::ready, Failures::answer))
                .get("/metrics", new EndpointHandler(operations::metrics, Failures::answer));
    }

    private HttpHandler measured(String name, Endpoint endpoint) {
        return new EndpointHandler(endpoint, Failures::answer, (status, took) -> metrics.answered(name, status, took));
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
        database.close();
        redis.close();
    }
}
