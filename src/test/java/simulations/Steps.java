package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.faultline.load.InjectorState;
import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Map;
import java.util.function.Function;

/** What every journey is put together from. */
final class Steps {
    private static final String CUSTOMER = "customer";
    private static final String PATHS = "paths";

    private Steps() {}

    /** A new person begins the journey. */
    static ChainBuilder arrive(TrafficSettings settings, String simulation) {
        return exec(session -> {
            Customer customer = new Customer(settings, simulation, session.userId());
            return session.set(CUSTOMER, customer)
                    .set("address", customer.address())
                    .set(PATHS, settings.journeys().paths());
        });
    }

    /** The path that a request goes to in the system under test; a booking's, where it is about one. */
    static Function<Session, String> path(String request) {
        return session -> {
            String path = session.<Map<String, String>>get(PATHS).get(request);
            return session.contains("booking") ? path.replace("{id}", session.getString("booking")) : path;
        };
    }

    static Customer customer(Session session) {
        return session.get(CUSTOMER);
    }

    /** A request that the journey does not go on without; not taken once the load is being drained. */
    static ChainBuilder step(ActionBuilder request) {
        return unlessDraining().exec(request).exec(exitHereIfFailed());
    }

    /** A request whose failure does not end the journey; likewise not taken once the load is being drained. */
    static ChainBuilder attempt(ActionBuilder request) {
        return unlessDraining().exec(request).exec(Session::markAsSucceeded);
    }

    /** To stand before each request, so that a drain ends users between requests and never in one. */
    static ChainBuilder unlessDraining() {
        return exec(exitHereIf(session -> InjectorState.draining()));
    }

    /** A person reads, thinks, types. */
    static ChainBuilder think() {
        return pause(session -> customer(session).pause());
    }
}
