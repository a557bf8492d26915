package dev.faultline.rehearsal.release;

import java.time.Instant;
import java.util.Optional;

/**
 * One node of the service that is released, as a rollout sees it.
 *
 * @param name for example {@code api-a}
 * @param state what its present instance does
 * @param version the version of its present instance
 * @param replacement the instance that is to take its place, where there is one
 */
public record Member(String name, State state, Version version, Optional<Replacement> replacement) {
    /** What a node's present instance does. */
    public enum State {
        /** It was added and is not in service yet. */
        STARTING,
        /** It is in service. */
        IN_SERVICE,
        /** It was stopped for the release. */
        STOPPED
    }

    /**
     * An instance beside the present one.
     *
     * @param since when its process ran; empty while it does not yet
     */
    public record Replacement(Version version, Health health, Optional<Instant> since) {}

    /** How a replacement is doing. */
    public enum Health {
        /** It is being placed and started, or has not passed its checks yet. */
        PENDING,
        /** It passed its health checks. */
        HEALTHY,
        /** It could not be started, or died. */
        FAILED
    }
}
