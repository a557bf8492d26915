package dev.faultline.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one forked load generator is to do: the first line on its standard input.
 *
 * @param simulation the fully qualified name of the simulation class
 * @param baseUrl where the system under test answers
 * @param smsUrl where the stand-in SMS gateway shows what it delivered
 * @param usersPerSecond new users a second at full rate; more than 0
 * @param warmUp how long the ramp to the full rate lasts; not negative
 * @param total how long users arrive, the ramp included; longer than {@code warmUp}
 * @param seed where every random choice of arrivals and journeys starts
 * @param ledger the file that the journeys' writes are recorded in
 * @param runId makes idempotency keys and phone numbers unique to the run
 * @param requestTimeout when an unanswered request counts as failed
 */
public record InjectorSpec(
        String simulation,
        URI baseUrl,
        URI smsUrl,
        double usersPerSecond,
        Duration warmUp,
        Duration total,
        long seed,
        Path ledger,
        String runId,
        Duration requestTimeout) {

    /** How this load generator is named in outcomes and events: {@code load:} and the simulation's simple name. */
    public String source() {
        return "load:" + simulation.substring(simulation.lastIndexOf('.') + 1);
    }
}
