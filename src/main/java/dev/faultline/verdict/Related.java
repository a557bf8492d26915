package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What belongs together: everything that is known of one record, of one id of the system, or of one resource. It is in
 * an order of its own, whatever order it was found in.
 *
 * @param writes the writes, in the order in which they were sent
 * @param held what the system held, by id
 * @param repeated ids of records that were read back more than once; they are in {@code held} once
 */
record Related(List<Write> writes, List<HeldRecord> held, List<String> repeated) {
    private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<HeldRecord> BY_ID = Comparator.comparing(HeldRecord::id, TEXT)
            .thenComparing(HeldRecord::record, TEXT)
            .thenComparingLong(HeldRecord::version)
            .thenComparing(HeldRecord::state, TEXT);

    static Related of(List<Trace> traces) {
        List<Write> writes = new ArrayList<>();
        List<HeldRecord> held = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        Set<HeldRecord> seen = new HashSet<>();
        for (Trace trace : traces) {
            if (trace instanceof Trace.Written written) {
                writes.add(written.write());
            } else if (trace instanceof Trace.Held one) {
                if (!seen.add(one.found()) && one.hasId()) {
                    repeated.add(one.found().id());
                } else {
                    held.add(one.found());
                }
            }
        }
        writes.sort(Write.SENT);
        held.sort(BY_ID);
        return new Related(writes, held, repeated);
    }

    /** What is held in its newest version. */
    Optional<HeldRecord> newest() {
        return held.stream().max(Comparator.comparingLong(HeldRecord::version));
    }

    /** The writes that meant to leave a record in this state. */
    List<Write> meaning(String state) {
        return writes.stream().filter(w -> w.state().equals(state)).toList();
    }

    /** A record that is held, in words. */
    static String words(HeldRecord held) {
        return held.state() + (held.version() > 0 ? ", version " + held.version() : "");
    }
}
