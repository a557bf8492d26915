package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.attempt;

import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/**
 * A flood from few machines: {@value #ADDRESSES} addresses in all, and {@value #REQUESTS} requests from each user within
 * about four seconds; a user a second so comes to {@value #REQUESTS} requests a second. A {@code flood} request is good
 * when it is served or turned away with 429: what counts is what becomes of the honest users meanwhile.
 */
public final class FloodSimulation extends Simulation {
    private static final String NAME = FloodSimulation.class.getName();
    private static final int ADDRESSES = 5;
    private static final int REQUESTS = 100;
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(40);

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public FloodSimulation() {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        setUp(settings.arrivals(NAME)
                        .of(scenario("flood")
                                .exec(session -> session.set("address", address(session.userId())))
                                .exec(repeat(REQUESTS)
                                        .on(exec(attempt(http("flood")
                                                        .get("/zones")
                                                        .check(status().in(200, 429))))
                                                .exec(pause(BETWEEN_REQUESTS))))))
                .protocols(BlinkLean.protocol(settings));
    }

    /** Of a network that is set aside for documentation, so that no honest user shares it. */
    private static String address(long user) {
        return "198.51.100." + (1 + user % ADDRESSES);
    }
}
