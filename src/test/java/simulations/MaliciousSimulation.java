package simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.status;
import static simulations.Steps.attempt;
import static simulations.Steps.think;

import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** Attackers who try what a firewall is there to stop, each all of {@link Attacks}; good only when refused with 403. */
public final class MaliciousSimulation extends Simulation {
    private static final String NAME = MaliciousSimulation.class.getName();
    private static final int HOSTS = 254;

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public MaliciousSimulation() {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        setUp(settings.arrivals(NAME)
                        .of(scenario("malicious requests")
                                .exec(Steps.arrive(settings, NAME))
                                .exec(session -> session.set("address", address(session.userId())))
                                .exec(attacks())))
                .protocols(BlinkLean.protocol(settings));
    }

    private static ChainBuilder attacks() {
        ChainBuilder chain = exec(session -> session);
        for (HttpRequestActionBuilder attack : Attacks.all()) {
            chain = chain.exec(attempt(attack.check(status().is(403)))).exec(think());
        }
        return chain;
    }

    /** Of a network that is set aside for documentation, so that no honest user shares it. */
    private static String address(long user) {
        return "203.0.113." + (1 + user % HOSTS);
    }
}
