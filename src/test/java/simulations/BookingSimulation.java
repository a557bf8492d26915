package simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.faultline.load.TrafficSettings;

/**
 * People who log in, look around, book a visit, pay for it mostly, read it back, and now and then cancel it: 10 to 12
 * requests each, 8 to 9 where nobody can pay.
 */
public final class BookingSimulation extends WritingSimulation {
    private static final String NAME = BookingSimulation.class.getName();

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public BookingSimulation() {
        setUp(settings.arrivals(NAME)
                        .of(scenario("booking")
                                .exec(Steps.arrive(settings, NAME))
                                .exec(new Login(settings).chain())
                                .exec(Browsing.chain(settings))
                                .exec(new Bookings(settings, ledger).chain())))
                .protocols(BlinkLean.protocol(settings));
    }
}
