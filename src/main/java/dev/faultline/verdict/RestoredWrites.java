package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.WriteAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The acknowledged writes of a run, put against what the system holds after a point-in-time restore.
 *
 * <p>One that was acknowledged by the restored instant must be there, and so must one that was sent to the restored server.
 * One that was sent after that instant and acknowledged by the old server must be gone: what is there in spite of that came
 * from somewhere else. One that was under way at either end may be there or not, and so may a write in doubt.
 */
final class RestoredWrites {
    private static final Comparator<Found> OLDEST =
            Comparator.comparing(Found::at).thenComparing(Found::words);

    private final Reconciliation records;
    private final RestorePoint point;
    private final FirstFew<Found> missing = new FirstFew<>(Figures.LISTED, OLDEST);
    private final FirstFew<Found> undecided = new FirstFew<>(Figures.LISTED, OLDEST);
    private final FirstFew<Found> beyond = new FirstFew<>(Figures.LISTED, OLDEST);
    private final FirstFew<Found> lostSince = new FirstFew<>(Figures.LISTED, OLDEST);
    private long before;
    private long after;
    private long since;
    private long unwitnessed;
    private Optional<Instant> newestBefore = Optional.empty();
    private Optional<Instant> newestKept = Optional.empty();
    private Optional<Instant> oldestGivenUp = Optional.empty();

    private RestoredWrites(Reconciliation records, RestorePoint point) {
        this.records = records;
        this.point = point;
    }

    private record Found(Instant at, String words) {}

    static RestoredWrites of(Reconciliation records, RestorePoint point) {
        RestoredWrites writes = new RestoredWrites(records, point);
        records.byRecord(record -> record.writes().stream()
                .filter(write -> !write.isForged() && write.hasIntent() && write.is(WriteAnswer.ACKNOWLEDGED))
                .forEach(write -> writes.add(write, record)));
        return writes;
    }

    private void add(Write write, Related record) {
        Fate fate = Fate.of(write, record, record.newest(), records);
        unwitnessed += fate instanceof Fate.Unwitnessed ? 1 : 0;
        if (point.isBefore(write)) {
            before++;
            newestBefore = later(newestBefore, write.acknowledged());
            note(fate, missing, write);
        } else if (point.isOnTheEdge(write)) {
            note(fate, undecided, write);
        } else if (point.isAfter(write)) {
            after++;
            if (isThere(write, record)) {
                beyond.add(new Found(
                        write.acknowledged(),
                        write.words() + ", sent " + point.words(write.sent())
                                + " and acknowledged by the server that was replaced, is there"));
            }
        } else if (point.isSince(write)) {
            since++;
            note(fate, lostSince, write);
        }
        edges(write.acknowledged(), fate);
    }

    private void note(Fate fate, FirstFew<Found> list, Write write) {
        if (fate instanceof Fate.Lost lost) {
            list.add(new Found(
                    write.acknowledged(),
                    write.words() + ", acknowledged " + point.words(write.acknowledged()) + ", found: "
                            + lost.found()));
        }
    }

    private void edges(Instant at, Fate fate) {
        boolean isLost = fate instanceof Fate.Lost;
        if (!isLost && at.isBefore(point.asked())) {
            newestKept = later(newestKept, at);
        } else if (isLost && at.isAfter(point.target())) {
            oldestGivenUp = oldestGivenUp.filter(oldest -> oldest.isBefore(at)).or(() -> Optional.of(at));
        }
    }

    private static Optional<Instant> later(Optional<Instant> one, Instant other) {
        return one.filter(at -> at.isAfter(other)).or(() -> Optional.of(other));
    }

    /** Whether what is held can be of no other write than this one. */
    private boolean isThere(Write write, Related record) {
        Optional<HeldRecord> found = record.newest();
        if (found.isEmpty()) {
            return false;
        }
        if (write.key().equals(write.record())) {
            return write.sentOnce(); // it is what made the record
        }
        return found.get().state().equals(write.state())
                && record.meaning(write.state()).stream()
                        .filter(other -> !other.is(WriteAnswer.REJECTED))
                        .allMatch(point::isAfter);
    }

    /** What refutes that the instant was restored, each write named, the oldest first. */
    List<String> witnesses() {
        List<String> witnesses = new ArrayList<>(words(missing));
        witnesses.addAll(words(beyond));
        witnesses.addAll(words(lostSince));
        return witnesses;
    }

    /** What keeps it from being known. */
    List<String> doubts() {
        List<String> doubts = new ArrayList<>(records.allDoubts());
        if (unwitnessed > 0) {
            doubts.add(
                    "of " + Figures.count(unwitnessed) + " acknowledged writes it is not known whether they are lost");
        }
        words(undecided).forEach(words -> doubts.add(words + ": too near for the clocks to tell"));
        return doubts;
    }

    private static List<String> words(FirstFew<Found> found) {
        return Figures.counted(found.list().stream().map(Found::words).toList(), found.count());
    }

    /** When the newest write that must be there was acknowledged. */
    Optional<Instant> newestBefore() {
        return newestBefore;
    }

    /** For example {@code 2,311 of 2,311 writes acknowledged by the restored instant are there, and 0 of 34 after it}. */
    String measured() {
        return Figures.count(before - missing.count()) + " of " + Figures.count(before)
                + " writes acknowledged by the restored instant are there, and " + Figures.count(beyond.count())
                + " of "
                + Figures.count(after) + " after it";
    }

    void tell(Map<String, String> split) {
        split.put("acknowledged by the restored instant", Figures.count(before));
        split.put("of these missing", Figures.count(missing.count()));
        split.put("after it, on the old server", Figures.count(after));
        split.put("of these there", Figures.count(beyond.count()));
        split.put("since, on the restored server", Figures.count(since));
        split.put("of these lost", Figures.count(lostSince.count()));
        newestKept.ifPresent(at -> split.put("newest write restored", point.words(at)));
        oldestGivenUp.ifPresent(at -> split.put("oldest write given up", point.words(at)));
    }
}
