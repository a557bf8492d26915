package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the system held when it was read back, and whether that is all of it. */
final class HeldRecords {
    private final Map<String, List<HeldRecord>> byRecord = new LinkedHashMap<>();
    private final Map<String, HeldRecord> byId = new HashMap<>();
    private final List<String> doubts = new ArrayList<>();
    private Instant readAt = Instant.MAX;
    private long lines;

    static HeldRecords of(RunHistory history, RunTimeline timeline) throws IOException {
        HeldRecords held = new HeldRecords();
        Optional<Stream<HeldRecord>> found = history.held();
        if (found.isEmpty()) {
            held.doubts.add("the system was not read back");
            return held;
        }
        try (Stream<HeldRecord> records = found.get()) {
            records.forEach(held::add);
        }
        held.completeness(timeline);
        return held;
    }

    private void add(HeldRecord found) {
        lines++;
        String id = found.id() == null ? "" : found.id();
        HeldRecord before = id.isEmpty() ? null : byId.putIfAbsent(id, found);
        if (found.equals(before)) {
            doubts.add("the read-back holds the record with id " + id + " twice: it skipped or repeated a page");
            return;
        }
        byRecord.computeIfAbsent(key(found), k -> new ArrayList<>(1)).add(found);
    }

    private static String key(HeldRecord found) {
        return found.record() == null ? "" : found.record();
    }

    private void completeness(RunTimeline timeline) {
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

    /** What keeps the read-back from being whole: then a record that is not in it may still be in the system. */
    List<String> doubts() {
        return doubts;
    }

    boolean whole() {
        return doubts.isEmpty();
    }

    /** When it was read. */
    Instant readAt() {
        return readAt;
    }

    Collection<List<HeldRecord>> all() {
        return byRecord.values();
    }

    /** What is held under a key: one record, unless something is wrong. */
    List<HeldRecord> of(String record) {
        return byRecord.getOrDefault(record, List.of());
    }

    Optional<HeldRecord> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A record in words. */
    static String words(HeldRecord held) {
        return held.state() + (held.version() > 0 ? ", version " + held.version() : "");
    }
}
