package benchmarks;

import java.time.Duration;
import java.time.Instant;

/**
 * One kill of the primary: what Faultline measured of it, and what was true.
 *
 * @param killed the primary
 * @param standby how its standby followed
 * @param injected when it was killed, as Faultline recorded it
 * @param measured the recovery time
 * @param bracket where the verdict says that it can lie
 * @param truth from the injection to the first booking that the survivor committed
 * @param onset from the injection to the last booking that was committed before that: how long the primary took to die
 * @param loss the recovery point that was measured
 * @param lost the recovery point as the oracle finds it
 */
record KillFinding(
        String killed,
        KillSeries.Standby standby,
        Instant injected,
        Duration measured,
        Told.Bracket bracket,
        Duration truth,
        Duration onset,
        Told.Loss loss,
        Told.Loss lost) {
    /** A recovery point is told to a tenth of a millisecond, and from a second on to the millisecond. */
    private static final Duration DIGIT = Duration.ofMillis(1);

    /** What was measured minus what was true. */
    Duration difference() {
        return measured.minus(truth);
    }

    boolean exact() {
        return loss.writes() == lost.writes()
                && loss.time().minus(lost.time()).abs().compareTo(DIGIT) <= 0;
    }
}
