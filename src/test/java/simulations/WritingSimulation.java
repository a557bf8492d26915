package simulations;

import dev.faultline.load.TrafficSettings;
import dev.faultline.load.WriteLedger;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A simulation whose journeys write, and so keep a ledger. */
abstract class WritingSimulation extends Simulation {
    /** What the simulation is told from outside. */
    final TrafficSettings settings = TrafficSettings.fromSystemProperties();
    /** Where its writes are recorded. */
    final WriteLedger ledger = open(settings);

    private static WriteLedger open(TrafficSettings settings) {
        try {
            return settings.openLedger();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger of writes could not be opened", e);
        }
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
