package simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.faultline.load.TrafficSettings;

/**
 * People who book and try to have it count as paid without paying: each logs in, books twice, orders, and sends a forged
 * callback of every kind in {@link Forgery}. {@code forged-callback} is good when it is refused with 400; in the ledger it
 * is a {@code forge}. Nothing of theirs is ever to be {@code paid}.
 */
public final class PaymentTamperingSimulation extends WritingSimulation {
    private static final String NAME = PaymentTamperingSimulation.class.getName();

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public PaymentTamperingSimulation() {
        setUp(settings.arrivals(NAME)
                        .of(scenario("payment tampering")
                                .exec(Steps.arrive(settings, NAME))
                                .exec(new Login(settings).chain())
                                .exec(Browsing.chain(settings))
                                .exec(new Forgeries(settings, ledger).chain())))
                .protocols(BlinkLean.protocol(settings));
    }
}
