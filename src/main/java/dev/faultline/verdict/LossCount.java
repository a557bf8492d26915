package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.LongStream;

/** Adds the writes of a run up into {@link Losses}, record by record. */
final class LossCount {
    private static final Comparator<LostWrite> OLDEST =
            Comparator.comparing(LostWrite::acknowledged).thenComparing(LostWrite::write);

    /** Seconds before and after 1970 whose nanoseconds a long can count: until the year 2255. */
    private static final long IN_RANGE = 9_000_000_000L;

    private final Reconciliation records;
    private final Instant failure;
    private final FirstFew<LostWrite> lost = new FirstFew<>(Losses.NAMED, OLDEST);
    private final LongStream.Builder lostAt = LongStream.builder();
    private Instant lastKept = Instant.MIN;
    private Instant lastBefore;
    private long acknowledged;
    private long rejected;
    private long indeterminate;
    private long recovered;
    private long lostAfter;
    private long acknowledgedAfter;
    private long unwitnessed;

    LossCount(Reconciliation records, Instant failure) {
        this.records = records;
        this.failure = failure;
    }

    Losses losses() throws IOException {
        records.byRecord(record -> record.writes().forEach(write -> add(write, record)));
        if (records.orphans() > 0) {
            // What was acknowledged for an unknown record is looked for by its id.
            records.byId(id -> id.writes().stream()
                    .filter(write -> !write.hasIntent())
                    .forEach(write -> acknowledged(write, id, id.held().stream().findFirst())));
        }
        return new Losses(
                acknowledged,
                rejected,
                indeterminate,
                recovered,
                lost.list(),
                lost.count(),
                lostAfter,
                acknowledgedAfter,
                Optional.ofNullable(lastBefore),
                unwitnessed,
                holes(),
                records.allDoubts());
    }

    private long holes() {
        long kept = nanos(lastKept);
        return lostAt.build().filter(at -> at < kept).count();
    }

    private void add(Write write, Related record) {
        if (write.isForged()) {
            return; // not a promise, whatever the answer; refusals and integrity are judged on it
        }
        switch (write.verdict()) {
            case REJECTED -> rejected++;
            case INDETERMINATE -> {
                indeterminate++;
                recovered += isRecovered(write, record) ? 1 : 0;
            }
            case ACKNOWLEDGED -> {
                acknowledged++;
                exposed(write);
                if (write.hasIntent()) {
                    acknowledged(write, record, record.newest());
                }
            }
        }
    }

    private static boolean isRecovered(Write write, Related record) {
        return write.hasIntent()
                && record.held().stream().anyMatch(r -> r.state().equals(write.state()))
                && record.meaning(write.state()).stream().noneMatch(w -> w.is(WriteAnswer.ACKNOWLEDGED));
    }

    private void exposed(Write write) {
        if (write.acknowledged().isAfter(failure)) {
            acknowledgedAfter++;
        } else if (lastBefore == null || write.acknowledged().isAfter(lastBefore)) {
            lastBefore = write.acknowledged();
        }
    }

    private void acknowledged(Write write, Related others, Optional<HeldRecord> held) {
        Fate fate = Fate.of(write, others, held, records);
        if (fate instanceof Fate.Lost instead) {
            lost(write, instead.found());
        } else if (fate instanceof Fate.Unwitnessed) {
            unwitnessed++;
        } else if (write.acknowledged().isAfter(lastKept)) {
            lastKept = write.acknowledged();
        }
    }

    private void lost(Write write, String found) {
        String record = write.hasIntent() ? write.record() : "id " + write.id();
        lost.add(new LostWrite(write.key(), record, write.operation(), write.acknowledged(), found));
        lostAt.add(nanos(write.acknowledged()));
        lostAfter += write.acknowledged().isAfter(failure) ? 1 : 0;
    }

    /** Nanoseconds since 1970, 8 bytes for each lost write however many there are; what is out of range is at its end. */
    private static long nanos(Instant at) {
        long second = Math.max(-IN_RANGE, Math.min(IN_RANGE, at.getEpochSecond()));
        return second * 1_000_000_000L + at.getNano();
    }
}
