package dev.faultline.verdict;

import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ledger put against what the system holds: which acknowledged writes are lost.
 *
 * <p>An acknowledged write is lost when its record is not held, or is held in an older version than the one
 * acknowledged, or in that version with another state. Where no version is known, the last acknowledged write of a
 * record is lost when the state found is neither its own, nor that of a write in doubt (which may have been applied
 * since), nor that of an acknowledged write whose order to it is unknown. A record that was changed after the write
 * is not lost, so a cancelled booking is not. A write in doubt that turns out to be applied is no error.
 *
 * <p>Absence is a witness only in a whole read-back that was made after the acknowledgement; otherwise the write is
 * counted as {@code unwitnessed}. An older state is a witness in any read-back that was made after it.
 *
 * @param acknowledged writes acknowledged
 * @param rejected writes that the system refused, every attempt at them
 * @param indeterminate writes in doubt
 * @param recovered writes in doubt that turn out to be applied
 * @param lost the lost writes in order of acknowledgement: all of them, or the first {@value #NAMED} of very many
 * @param lostInAll how many lost writes there are
 * @param lostAfter how many of them were acknowledged after the instant of failure: by a partitioned primary, for example
 * @param acknowledgedAfter writes acknowledged after the instant of failure, lost or not
 * @param lastBefore the last acknowledgement, lost or not, by the instant of failure
 * @param unwitnessed acknowledged writes of which it is not known whether they are lost
 * @param holes lost writes that were acknowledged before one that was kept
 * @param doubts what keeps ledger or read-back from being whole
 */
public record Losses(
        long acknowledged,
        long rejected,
        long indeterminate,
        long recovered,
        List<LostWrite> lost,
        long lostInAll,
        long lostAfter,
        long acknowledgedAfter,
        Optional<Instant> lastBefore,
        long unwitnessed,
        long holes,
        List<String> doubts) {
    /** So many lost writes are named; all are counted. */
    public static final int NAMED = 1000;

    /** Copies the lists, so that the record cannot change. */
    public Losses {
        lost = List.copyOf(lost);
        doubts = List.copyOf(doubts);
    }

    /** The losses of a run, with no instant of failure to tell some of them apart by. */
    public static Losses of(RunHistory history) throws IOException {
        try (Reconciliation records = Reconciliation.of(history, new RunTimeline(history.events()))) {
            return of(records, Instant.MAX);
        }
    }

    static Losses of(Reconciliation records, Instant failure) throws IOException {
        return new LossCount(records, failure).losses();
    }

    /** RPO time: from the acknowledgement of the oldest lost write to the failure, zero when nothing older was lost. */
    public Duration before(Instant failure) {
        return lost.stream()
                .findFirst()
                .map(oldest -> Duration.between(oldest.acknowledged(), failure))
                .filter(before -> !before.isNegative())
                .orElse(Duration.ZERO);
    }
}
