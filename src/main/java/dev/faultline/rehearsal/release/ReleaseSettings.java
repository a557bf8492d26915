package dev.faultline.rehearsal.release;

import java.time.Duration;

/**
 * How a release is carried out.
 *
 * @param strategy in which order instances are replaced
 * @param rollback what becomes of a release that fails
 * @param healthGate whether a new instance must pass its health checks before the old one goes
 * @param healthTimeout how long a new instance may take to pass them once it runs
 */
public record ReleaseSettings(Strategy strategy, Rollback rollback, HealthGate healthGate, Duration healthTimeout) {
    /** In which order instances are replaced. */
    public enum Strategy {
        /** One after the other, the new one before the old one goes. */
        ROLLING,
        /** All old ones are stopped, then the new ones are started: a known-bad setting. */
        ALL_AT_ONCE
    }

    /** What becomes of a release that fails. */
    public enum Rollback {
        /** It is taken back. */
        ON,
        /** It waits for somebody to look: a known-bad setting. */
        OFF
    }

    /** Whether a new instance must pass its health checks before the old one goes. */
    public enum HealthGate {
        /** It must. */
        ON,
        /** It is enough that it was started: a known-bad setting. */
        OFF
    }
}
