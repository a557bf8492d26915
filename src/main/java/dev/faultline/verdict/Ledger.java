package dev.faultline.verdict;

import dev.faultline.timeline.LedgerEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ledger, by write and by record. It holds every write of the run in memory, some 400 bytes each; a run of more
 * writes than fit can be reconciled a share of the records at a time, since nothing here looks across records.
 */
final class Ledger {
    private final Map<String, Write> writes = new LinkedHashMap<>();
    private final Map<String, List<Write>> byRecord = new HashMap<>();

    static Ledger of(Stream<LedgerEntry> lines) {
        Ledger ledger = new Ledger();
        lines.forEach(ledger::add);
        ledger.writes.values().stream()
                .filter(Write::hasIntent)
                .forEach(w -> ledger.byRecord
                        .computeIfAbsent(w.record, r -> new ArrayList<>(2))
                        .add(w));
        return ledger;
    }

    private void add(LedgerEntry line) {
        Write write = writes.computeIfAbsent(line.write(), Write::new);
        if (line instanceof LedgerEntry.Intent intent) {
            write.intent(intent);
        } else if (line instanceof LedgerEntry.Answered answered) {
            write.answer(answered);
        }
    }

    /** Every write, in the order in which the ledger first names it. */
    Collection<Write> writes() {
        return writes.values();
    }

    /** The writes that were meant for a record. */
    List<Write> of(String record) {
        return byRecord.getOrDefault(record, List.of());
    }

    /** Answers to writes whose intent is not there: the ledger is not whole. */
    long orphans() {
        return writes.values().stream().filter(w -> !w.hasIntent()).count();
    }
}
