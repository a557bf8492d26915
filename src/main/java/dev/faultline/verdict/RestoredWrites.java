package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.WriteAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    private final Ledger ledger;
    private final HeldRecords held;
    private final RestorePoint point;
    private final Losses losses;
    private final Map<String, LostWrite> lost = new HashMap<>();
    private final List<Found> missing = new ArrayList<>();
    private final List<Found> undecided = new ArrayList<>();
    private final List<Found> beyond = new ArrayList<>();
    private final List<Found> lostSince = new ArrayList<>();
    private long before;
    private long after;
    private long since;
    private Optional<Instant> newestBefore = Optional.empty();
    private Optional<Instant> newestKept = Optional.empty();
    private Optional<Instant> oldestGivenUp = Optional.empty();

    private RestoredWrites(Ledger ledger, HeldRecords held, RestorePoint point) {
        this.ledger = ledger;
        this.held = held;
        this.point = point;
        this.losses = Losses.of(ledger, held);
        losses.lost().forEach(write -> lost.put(write.write(), write));
    }

    private record Found(Instant at, String words) {}

    static RestoredWrites of(Ledger ledger, HeldRecords held, RestorePoint point) {
        RestoredWrites writes = new RestoredWrites(ledger, held, point);
        ledger.writes().stream()
                .filter(write -> !write.isForged() && write.hasIntent() && write.is(WriteAnswer.ACKNOWLEDGED))
                .forEach(writes::add);
        return writes;
    }

    private void add(Write write) {
        Instant at = write.acknowledged;
        boolean isLost = lost.containsKey(write.key);
        if (point.isBefore(write)) {
            before++;
            newestBefore = later(newestBefore, at);
            note(isLost, missing, write);
        } else if (point.isOnTheEdge(write)) {
            note(isLost, undecided, write);
        } else if (point.isAfter(write)) {
            after++;
            if (isThere(write)) {
                beyond.add(new Found(
                        at,
                        write + ", sent " + point.words(write.sent)
                                + " and acknowledged by the server that was replaced, is there"));
            }
        } else if (point.isSince(write)) {
            since++;
            note(isLost, lostSince, write);
        }
        edges(at, isLost);
    }

    private void note(boolean isLost, List<Found> list, Write write) {
        if (isLost) {
            list.add(new Found(
                    write.acknowledged,
                    write + ", acknowledged " + point.words(write.acknowledged) + ", found: "
                            + lost.get(write.key).found()));
        }
    }

    private void edges(Instant at, boolean isLost) {
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
    private boolean isThere(Write write) {
        Optional<HeldRecord> found = held.of(write.record).stream().max(Comparator.comparingLong(HeldRecord::version));
        if (found.isEmpty()) {
            return false;
        }
        if (write.key.equals(write.record)) {
            return write.sentOnce(); // it is what made the record
        }
        return found.get().state().equals(write.state)
                && ledger.of(write.record).stream()
                        .filter(other -> other.state.equals(write.state) && !other.is(WriteAnswer.REJECTED))
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
        List<String> doubts = new ArrayList<>(losses.doubts());
        if (losses.unwitnessed() > 0) {
            doubts.add("of " + Figures.count(losses.unwitnessed())
                    + " acknowledged writes it is not known whether they are lost");
        }
        words(undecided).forEach(words -> doubts.add(words + ": too near for the clocks to tell"));
        return doubts;
    }

    private static List<String> words(List<Found> found) {
        return Figures.capped(found.stream()
                .sorted(Comparator.comparing(Found::at))
                .map(Found::words)
                .toList());
    }

    /** When the newest write that must be there was acknowledged. */
    Optional<Instant> newestBefore() {
        return newestBefore;
    }

    /** For example {@code 2,311 of 2,311 writes acknowledged by the restored instant are there, and 0 of 34 after it}. */
    String measured() {
        return Figures.count(before - missing.size()) + " of " + Figures.count(before)
                + " writes acknowledged by the restored instant are there, and " + Figures.count(beyond.size()) + " of "
                + Figures.count(after) + " after it";
    }

    void tell(Map<String, String> split) {
        split.put("acknowledged by the restored instant", Figures.count(before));
        split.put("of these missing", Figures.count(missing.size()));
        split.put("after it, on the old server", Figures.count(after));
        split.put("of these there", Figures.count(beyond.size()));
        split.put("since, on the restored server", Figures.count(since));
        split.put("of these lost", Figures.count(lostSince.size()));
        newestKept.ifPresent(at -> split.put("newest write restored", point.words(at)));
        oldestGivenUp.ifPresent(at -> split.put("oldest write given up", point.words(at)));
    }
}
