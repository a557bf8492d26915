package simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.faultline.load.TrafficSettings;
import dev.faultline.load.WriteLedger;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;

/** People who log in, look around, book a visit, read it back, and now and then cancel it: 8 to 9 requests each. */
public final class BookingSimulation extends Simulation {
    private static final String NAME = BookingSimulation.class.getName();

    private final WriteLedger ledger;

    /** Made by Gatling; the settings are {@link TrafficSettings}. */
    public BookingSimulation() throws IOException {
        TrafficSettings settings = TrafficSettings.fromSystemProperties();
        ledger = settings.openLedger();
        setUp(settings.arrivals(NAME)
                        .of(scenario("booking")
                                .exec(Steps.arrive(settings, NAME))
                                .exec(new Login(settings).chain())
                                .exec(Browsing.chain())
                                .exec(new Bookings(ledger).chain())))
                .protocols(BlinkLean.protocol(settings));
    }

    @Override
    public void after() {
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger of writes could not be closed", e);
        }
    }
}
