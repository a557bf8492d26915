package simulations;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static simulations.Steps.customer;
import static simulations.Steps.think;

import dev.faultline.load.TrafficSettings;
import io.gatling.javaapi.core.Simulation;

/**
 * People who only log in, as after a campaign: a code, now and then another one or a wrong one, and a token. One in five
 * then sends the used code again, as somebody does who read it over a shoulder.
 */
public final class OtpSimulation extends Simulation {
    private static final String NAME = OtpSimulation.class.getName();

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public OtpSimulation() {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        setUp(settings.arrivals(NAME)
                        .of(scenario("otp")
                                .exec(Steps.arrive(settings, NAME))
                                .exec(new Login(settings).chain())
                                .exec(doIf(session -> customer(session).replaysTheCode())
                                        .then(think().exec(Login.replay())))))
                .protocols(BlinkLean.protocol(settings));
    }
}
