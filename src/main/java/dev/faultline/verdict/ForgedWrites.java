package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The forged writes of a run, and those of them that the system holds as if they had been honest.
 *
 * @param writes how many there were
 * @param undecidable those on records for which the same state was asked honestly: what is held says nothing of them
 * @param held each one that is held, named
 * @param doubts what keeps the others from being known to be absent
 */
record ForgedWrites(long writes, long undecidable, List<String> held, List<String> doubts) {
    static ForgedWrites of(Ledger ledger, HeldRecords records) {
        long writes = 0;
        long undecidable = 0;
        List<String> held = new ArrayList<>();
        for (Write forged : ledger.writes()) {
            if (!forged.isForged()) {
                continue;
            }
            writes++;
            if (ledger.of(forged.record).stream().anyMatch(w -> !w.isForged() && w.state.equals(forged.state))) {
                undecidable++;
                continue;
            }
            for (HeldRecord found : records.of(forged.record)) {
                if (found.state().equals(forged.state)) {
                    held.add(forged + " is held: id " + found.id() + ", " + HeldRecords.words(found)
                            + ", and nobody asked for it honestly");
                }
            }
        }
        List<String> doubts = new ArrayList<>(writes == 0 ? List.of() : records.doubts());
        if (writes > 0 && ledger.orphans() > 0) {
            doubts.add("the ledger holds answers to " + Figures.count(ledger.orphans())
                    + " writes and not their intents: it is not whole");
        }
        return new ForgedWrites(writes, undecidable, held, doubts);
    }
}
