package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import java.util.ArrayList;
import java.util.List;

/** Counts the forged writes of a run, and names those of them that the system holds as if they had been honest. */
final class ForgedWrites {
    private final FirstFew<String> held = FirstFew.lines();
    private final List<String> doubts = new ArrayList<>();
    private long writes;
    private long undecidable;

    static ForgedWrites of(Reconciliation records) {
        ForgedWrites forged = new ForgedWrites();
        records.byRecord(forged::see);
        if (forged.writes > 0) {
            forged.doubts.addAll(records.allDoubts());
        }
        return forged;
    }

    private void see(Related record) {
        for (Write forged : record.writes()) {
            if (!forged.isForged()) {
                continue;
            }
            writes++;
            if (record.meaning(forged.state()).stream().anyMatch(w -> !w.isForged())) {
                undecidable++;
                continue;
            }
            for (HeldRecord found : record.held()) {
                if (found.state().equals(forged.state())) {
                    held.add(forged.words() + " is held: id " + found.id() + ", " + Related.words(found)
                            + ", and nobody asked for it honestly");
                }
            }
        }
    }

    /** How many there were. */
    long writes() {
        return writes;
    }

    /** Those on records for which the same state was asked honestly: what is held says nothing of them. */
    long undecidable() {
        return undecidable;
    }

    /** Those that are held, named. */
    FirstFew<String> held() {
        return held;
    }

    /** What keeps the others from being known to be absent. */
    List<String> doubts() {
        return doubts;
    }
}
