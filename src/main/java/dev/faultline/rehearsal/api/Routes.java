package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Admission;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.payment.PaymentSignature;
import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;
import java.security.SecureRandom;
import java.time.Clock;

/** Which call is answered by which endpoint, and what each endpoint is made of. */
final class Routes {
    private final ApiConfig config;
    private final ApiSettings settings;
    private final Secrets secrets;
    private final Database database;
    private final Redis redis;
    private final ApiMetrics metrics;
    private final Clock clock = Clock.systemUTC();
    private final BearerTokens tokens;
    private final Access access;
    private final Zones zones;
    private final Admission capacity;
    private final RoutingHandler routes = new RoutingHandler();

    Routes(ApiConfig config, Secrets secrets, Database database, Redis redis, ApiMetrics metrics) {
        this.config = config;
        this.settings = config.settings();
        this.secrets = secrets;
        this.database = database;
        this.redis = redis;
        this.metrics = metrics;
        this.tokens = new BearerTokens(secrets.tokenKey(), clock);
        this.access = new Access(tokens, secrets.operator());
        this.zones = new Zones(database, clock);
        this.capacity = capacity();
    }

    private Admission capacity() {
        if (settings.capacity() == 0) {
            return Admission.AT_ONCE;
        }
        VirtualProcessor processor = new VirtualProcessor(settings.capacity(), System::nanoTime);
        metrics.watch(processor);
        return new ModelledCapacity(processor);
    }

    /** All of them; to be asked for once. */
    HttpHandler handler() {
        operations();
        otp();
        catalogue();
        bookings(zoneChecks());
        payments();
        return routes;
    }

    private void operations() {
        OperationsEndpoints operations = new OperationsEndpoints(database, redis, metrics, settings);
        routes.get("/health", new EndpointHandler(operations::health, Failures::answer));
        routes.get("/ready", new EndpointHandler(operations::ready, Failures::answer));
        routes.get("/metrics", new EndpointHandler(operations::metrics, Failures::answer));
    }

    private void otp() {
        CodeStore store = new RedisCodeStore(redis, settings.otp());
        OneTimeCodes codes = new OneTimeCodes(store, secrets.tokenKey(), new SecureRandom());
        OtpEndpoints otp = new OtpEndpoints(codes, new SmsSender(config.sms()), tokens, metrics::codeLimited);
        routes.post("/otp/request", served("otp-request", otp::request));
        routes.post("/otp/resend", served("otp-resend", otp::request));
        routes.post("/otp/verify", served("otp-verify", otp::verify));
    }

    private void catalogue() {
        Availability availability = new Availability(redis, database, settings.cacheFallback());
        CatalogueEndpoints catalogue = new CatalogueEndpoints(zones, availability);
        routes.get("/zones", served("zones", catalogue::zones));
        routes.get("/availability", served("availability", catalogue::availability));
    }

    private BookingEndpoints.Precondition zoneChecks() {
        ZoneCheck check = new ZoneCheck(config.zoneCheck(), settings.zoneCheck().protection());
        metrics.watchCircuit("zone_check", check::closed);
        ZoneCheckEndpoints endpoints =
                new ZoneCheckEndpoints(check, zones, settings.zoneCheck().fallback());
        routes.post("/zone-check", served("zone-check", endpoints::locate));
        return switch (settings.zoneCheck().required()) {
            case NO -> slot -> {};
            case YES -> endpoints::require;
        };
    }

    private void bookings(BookingEndpoints.Precondition beforeBooking) {
        BookingEndpoints bookings = new BookingEndpoints(new Bookings(database), access, beforeBooking);
        routes.post("/bookings", served("book", bookings::book));
        routes.get("/bookings/{id}", served("read-back", bookings::read));
        routes.post("/bookings/{id}/cancel", served("cancel", bookings::cancel));
        routes.get("/internal/bookings", measured("list", bookings::list, Admission.AT_ONCE));
        routes.delete("/internal/bookings/{id}", measured("remove", bookings::remove, Admission.AT_ONCE));
    }

    private void payments() {
        CallbackCheck check = new CallbackCheck(new PaymentSignature(secrets.paymentKey()), settings.verification());
        PaymentEndpoints payments = new PaymentEndpoints(
                new Payments(database),
                new PaymentClient(config.payments()),
                check,
                access,
                metrics::signatureCheckFailed);
        routes.post("/payments/orders", served("pay-order", payments::order));
        routes.post("/payments/callback", served("pay-callback", payments::callback));
    }

    /** For customers: within the capacity that is modelled. */
    private HttpHandler served(String name, Endpoint endpoint) {
        return measured(name, fit(endpoint), capacity);
    }

    /** A broken version starts and listens, and nothing that it is asked for works. */
    private Endpoint fit(Endpoint endpoint) {
        return switch (settings.version().fitness()) {
            case HEALTHY -> endpoint;
            case BROKEN -> call -> Answer.error(500, "internal");
        };
    }

    private HttpHandler measured(String name, Endpoint endpoint, Admission admission) {
        return new EndpointHandler(
                endpoint, Failures::answer, (status, took) -> metrics.answered(name, status, took), admission);
    }
}
