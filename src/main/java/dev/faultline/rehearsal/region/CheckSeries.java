package dev.faultline.rehearsal.region;

import dev.faultline.rehearsal.failover.Presence;

/**
 * Judges by a series of checks, as a health check of a DNS service does: so many failures in a row and what is checked is
 * lost, so many passes in a row and it is back. For one thread.
 */
final class CheckSeries {
    private final int threshold;
    private Presence judged = Presence.THERE;
    private int against;

    /** {@code threshold}: so many in a row that say otherwise change the judgement; at least 1. */
    CheckSeries(int threshold) {
        this.threshold = threshold;
    }

    /** Takes one more check into account and says what is held for true then. */
    Presence after(HealthProbe.Found found) {
        Presence said = found == HealthProbe.Found.HEALTHY ? Presence.THERE : Presence.LOST;
        against = said == judged ? 0 : against + 1;
        if (against >= threshold) {
            judged = said;
            against = 0;
        }
        return judged;
    }
}
