package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.WriteAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Adds the writes of a ledger up into {@link Losses}. */
final class LossCount {
    private final Ledger ledger;
    private final HeldRecords held;
    private final List<LostWrite> lost = new ArrayList<>();
    private Instant lastKept = Instant.MIN;
    private long acknowledged;
    private long rejected;
    private long indeterminate;
    private long recovered;
    private long unwitnessed;

    LossCount(Ledger ledger, HeldRecords held) {
        this.ledger = ledger;
        this.held = held;
    }

    void add(Write write) {
        if (write.isForged()) {
            return; // not a promise, whatever the answer; refusals and integrity are judged on it
        }
        switch (write.verdict()) {
            case REJECTED -> rejected++;
            case INDETERMINATE -> {
                indeterminate++;
                if (isRecovered(write)) {
                    recovered++;
                }
            }
            case ACKNOWLEDGED -> {
                acknowledged++;
                acknowledged(write);
            }
        }
    }

    private boolean isRecovered(Write write) {
        return write.hasIntent()
                && held.of(write.record).stream().anyMatch(r -> r.state().equals(write.state))
                && ledger.of(write.record).stream()
                        .noneMatch(w -> w.is(WriteAnswer.ACKNOWLEDGED) && w.state.equals(write.state));
    }

    private void acknowledged(Write write) {
        Optional<HeldRecord> found = found(write);
        if (write.acknowledged.isAfter(held.readAt())) {
            unwitnessed++;
        } else if (found.isEmpty() && !held.whole()) {
            unwitnessed++;
        } else if (found.isEmpty()) {
            lost(write, "nothing");
        } else if (isOlder(found.get(), write)) {
            lost(write, HeldRecords.words(found.get()));
        } else if (write.acknowledged.isAfter(lastKept)) {
            lastKept = write.acknowledged;
        }
    }

    private void lost(Write write, String found) {
        String record = write.hasIntent() ? write.record : "id " + write.id;
        lost.add(new LostWrite(write.key, record, write.operation, write.acknowledged, found));
    }

    /** The newest of what is held under the write's record; under its id where the intent is missing. */
    private Optional<HeldRecord> found(Write write) {
        return write.hasIntent()
                ? held.of(write.record).stream().max(Comparator.comparingLong(HeldRecord::version))
                : held.withId(write.id);
    }

    private boolean isOlder(HeldRecord found, Write write) {
        if (write.version > 0 && found.version() > 0) {
            boolean other = write.hasIntent() && !found.state().equals(write.state);
            return found.version() < write.version || (found.version() == write.version && other);
        }
        return write.hasIntent() && isLast(write) && !mayBeNewer(found, write);
    }

    private boolean isLast(Write write) {
        return ledger.of(write.record).stream()
                .noneMatch(w -> w.is(WriteAnswer.ACKNOWLEDGED) && w.acknowledged.isAfter(write.acknowledged));
    }

    /** Whether the state found is that of the write, or of one that may have been applied after it. */
    private boolean mayBeNewer(HeldRecord found, Write write) {
        return ledger.of(write.record).stream()
                .filter(w -> w.state.equals(found.state()))
                .anyMatch(w -> w == write
                        || w.is(WriteAnswer.INDETERMINATE)
                        || (w.is(WriteAnswer.ACKNOWLEDGED) && w.acknowledged.isAfter(write.sent)));
    }

    Losses losses() {
        List<String> doubts = new ArrayList<>(held.doubts());
        if (ledger.orphans() > 0) {
            doubts.add("the ledger holds answers to " + Figures.count(ledger.orphans())
                    + " writes and not their intents: it is not whole");
        }
        lost.sort(Comparator.comparing(LostWrite::acknowledged).thenComparing(LostWrite::write));
        long holes =
                lost.stream().filter(w -> w.acknowledged().isBefore(lastKept)).count();
        return new Losses(acknowledged, rejected, indeterminate, recovered, lost, unwitnessed, holes, doubts);
    }
}
