package dev.faultline.load;

import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.Marks;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the journeys of a simulation are fitted to the system that they are made on.
 *
 * @param journeys the paths of its requests, and the days that it can be booked for
 * @param marks how what people leave there can be told from others' records
 * @param code the environment variable that holds a one-time code which always works; empty where codes are read as they
 *     arrive
 * @param peers whom the generator speaks TLS with
 * @param trustStore what vouches for them instead of the authorities of this machine: a PKCS#12 file without secrets
 */
public record Fitting(Journeys journeys, Marks marks, Optional<String> code, Peers peers, Optional<Path> trustStore) {
    /** The password of trust stores: they hold certificates, which are public, but the format asks for one. */
    public static final String STORE_PASSWORD = "certificates-are-public";

    /** For BlinkLean's stand-in, whose certificate is signed by nobody. */
    public static final Fitting OF_A_STAND_IN =
            new Fitting(Journeys.OF_BLINKLEAN, Marks.OF_A_STAND_IN, Optional.empty(), Peers.ANYBODY, Optional.empty());

    /** Whom a load generator speaks TLS with. */
    public enum Peers {
        /** Anybody: for a simulation that runs alone, as Gatling does of itself. */
        ANYBODY,
        /** The host that it asked for, when somebody vouches for it. */
        VOUCHED_FOR
    }
}
