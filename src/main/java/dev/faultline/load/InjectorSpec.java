package dev.faultline.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What one forked load generator is to do: the first line on its standard input.
 *
 * @param source how this load generator is named in outcomes and events: {@code load:<simulation>} for the load of the
 *     whole run, {@code surge:<fault id>} for that of a surge; no two of a run share one
 * @param simulation the fully qualified name of the simulation class
 * @param baseUrl where the system under test answers
 * @param smsUrl where the stand-in SMS gateway shows what it delivered
 * @param paymentsUrl where customers pay; journeys without it do not pay
 * @param plainUrl where the system under test answers without TLS, when it does
 * @param usersPerSecond new users a second at full rate; more than 0
 * @param climb the rates that follow it
 * @param warmUp how long the ramp to the full rate lasts; not negative
 * @param total how long users arrive, the ramp included; longer than {@code warmUp}
 * @param seed where every random choice of arrivals and journeys starts
 * @param ledger the file that the journeys' writes are recorded in
 * @param runId makes idempotency keys and phone numbers unique to the run
 * @param requestTimeout when an unanswered request counts as failed
 * @param fitting how the journeys are fitted to the system
 * @param replay the recorded log that says who arrives when, in place of rates; empty for journeys
 */
public record InjectorSpec(
        String source,
        String simulation,
        URI baseUrl,
        URI smsUrl,
        Optional<URI> paymentsUrl,
        Optional<URI> plainUrl,
        double usersPerSecond,
        Climb climb,
        Duration warmUp,
        Duration total,
        long seed,
        Path ledger,
        String runId,
        Duration requestTimeout,
        Fitting fitting,
        Optional<Replay> replay) {
    /** Journeys, which arrive at rates. */
    public InjectorSpec(
            String source,
            String simulation,
            URI baseUrl,
            URI smsUrl,
            Optional<URI> paymentsUrl,
            Optional<URI> plainUrl,
            double usersPerSecond,
            Climb climb,
            Duration warmUp,
            Duration total,
            long seed,
            Path ledger,
            String runId,
            Duration requestTimeout,
            Fitting fitting) {
        this(
                source,
                simulation,
                baseUrl,
                smsUrl,
                paymentsUrl,
                plainUrl,
                usersPerSecond,
                climb,
                warmUp,
                total,
                seed,
                ledger,
                runId,
                requestTimeout,
                fitting,
                Optional.empty());
    }

    /** The source of the load that lasts for the whole run; {@code simulation} may be a simple or a qualified name. */
    public static String loadSource(String simulation) {
        return "load:" + simulation.substring(simulation.lastIndexOf('.') + 1);
    }

    /** The source of the additional load that the fault {@code fault} brings. */
    public static String surgeSource(String fault) {
        return "surge:" + fault;
    }
}
