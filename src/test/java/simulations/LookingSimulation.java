package simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.path;
import static simulations.Steps.step;

import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.Simulation;

/** People who look which zones there are, and go: one request each, so that as many requests are sent as people come. */
public final class LookingSimulation extends Simulation {
    private static final String NAME = LookingSimulation.class.getName();

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public LookingSimulation() {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        setUp(settings.arrivals(NAME)
                        .of(scenario("looking")
                                .exec(Steps.arrive(settings, NAME))
                                .exec(step(http("zones").get(path("zones")).check(status().is(200))))))
                .protocols(BlinkLean.protocol(settings));
    }
}
