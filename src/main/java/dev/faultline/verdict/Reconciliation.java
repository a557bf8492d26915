package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.RunHistory;
import dev.faultline.timeline.WriteAnswer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The ledger put beside what the system held when it was read back, record by record. Its memory does not grow with the
 * number of writes: up to {@value #IN_MEMORY} are in memory, more in temporary files, see {@link Groups}. For one thread;
 * whoever opens it closes it.
 */
final class Reconciliation implements Closeable {
    /** Items of one kind in memory: some 40 MB. */
    static final int IN_MEMORY = 100_000;

    private static final TraceFormat FORMAT = new TraceFormat();

    private final Groups.Room room;
    private final Groups<Trace> records;
    private final List<String> doubts = new ArrayList<>();
    private Instant readAt = Instant.MAX;
    private long writes;
    private long orphans;

    private Reconciliation(Groups.Room room) {
        this.room = room;
        this.records = new Groups<>(Trace::recordKey, FORMAT, room);
    }

    /** Reads ledger and read-back. Throws an exception in words for the verdict when either cannot be read. */
    static Reconciliation of(RunHistory history, RunTimeline timeline) throws IOException {
        return of(history, timeline, IN_MEMORY);
    }

    static Reconciliation of(RunHistory history, RunTimeline timeline, int inMemory) throws IOException {
        Reconciliation made = new Reconciliation(new Groups.Room(history.scratch(), inMemory));
        try {
            made.read(history.held(), timeline);
            made.read(history);
            return made;
        } catch (IOException | RuntimeException | Error e) {
            made.close();
            throw e;
        }
    }

    private void read(Optional<Stream<HeldRecord>> held, RunTimeline timeline) {
        if (held.isEmpty()) {
            doubts.add("the system was not read back");
            return;
        }
        long[] lines = {0};
        try (Stream<HeldRecord> found = held.get()) {
            found.forEach(record -> {
                lines[0]++;
                records.add(new Trace.Held(record));
            });
        }
        repeated();
        completeness(timeline, lines[0]);
    }

    private void repeated() {
        FirstFew<String> lines = FirstFew.lines();
        byRecord(record -> record.repeated()
                .forEach(id -> lines.add(
                        "the read-back holds the record with id " + id + " twice: it skipped or repeated a page")));
        doubts.addAll(Figures.listed(lines));
    }

    private void completeness(RunTimeline timeline, long lines) {
        List<Event.ReadBack> reads = timeline.all(Event.ReadBack.class);
        if (reads.isEmpty()) {
            doubts.add("the timeline does not say whether the read-back is whole");
            return;
        }
        Event.ReadBack last = reads.get(reads.size() - 1);
        readAt = last.at();
        if (!last.complete()) {
            doubts.add("the read-back is not whole: " + last.detail());
        } else if (last.records() != lines) {
            doubts.add("the read-back reported " + Figures.count(last.records()) + " records, its file holds "
                    + Figures.count(lines));
        }
    }

    /** A line of the ledger names its write only, so lines are first brought together by write, then by record. */
    private void read(RunHistory history) throws IOException {
        try (Groups<LedgerEntry> byWrite = new Groups<>(Reconciliation::writeKey, new LedgerFormat(), room)) {
            try (Stream<LedgerEntry> lines = history.ledger()) {
                lines.forEach(byWrite::add);
            }
            byWrite.forEach(lines -> add(Write.of(lines)));
        }
    }

    private static String writeKey(LedgerEntry line) {
        return line.write() == null ? "" : line.write();
    }

    private void add(Write write) {
        writes++;
        orphans += write.hasIntent() ? 0 : 1;
        records.add(new Trace.Written(write));
    }

    /** Every record that was written to or is held; a write whose intent is missing comes by itself. */
    void byRecord(Consumer<Related> each) {
        records.forEach(traces -> each.accept(Related.of(traces)));
    }

    /** Every id of the system that was acknowledged or is held; an acknowledgement without an id comes by itself. */
    void byId(Consumer<Related> each) throws IOException {
        try (Groups<Trace> ids = new Groups<>(Trace::idKey, FORMAT, room)) {
            byRecord(record -> {
                record.writes().stream()
                        .filter(write -> write.is(WriteAnswer.ACKNOWLEDGED))
                        .forEach(write -> ids.add(new Trace.Written(write)));
                record.held().forEach(found -> ids.add(new Trace.Held(found)));
            });
            ids.forEach(traces -> each.accept(Related.of(traces)));
        }
    }

    /** Every resource that bounds how many records it carries, with what is held in it. */
    void byResource(Consumer<List<HeldRecord>> each) throws IOException {
        try (Groups<HeldRecord> resources =
                new Groups<>(held -> String.valueOf(held.resource()), new HeldFormat(), room)) {
            byRecord(record ->
                    record.held().stream().filter(found -> found.capacity() > 0).forEach(resources::add));
            resources.forEach(each);
        }
    }

    /** How many writes the ledger names. */
    long writes() {
        return writes;
    }

    /** Answers to writes whose intent is not there: the ledger is not whole. */
    long orphans() {
        return orphans;
    }

    /** When the system was read back. */
    Instant readAt() {
        return readAt;
    }

    /** What keeps the read-back from being whole: then a record that is not in it may still be in the system. */
    List<String> doubts() {
        return List.copyOf(doubts);
    }

    /** What keeps ledger or read-back from being whole. */
    List<String> allDoubts() {
        List<String> all = new ArrayList<>(doubts);
        if (orphans > 0) {
            all.add("the ledger holds answers to " + Figures.count(orphans)
                    + " writes and not their intents: it is not whole");
        }
        return all;
    }

    /** Whether the read-back is whole. */
    boolean whole() {
        return doubts.isEmpty();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
