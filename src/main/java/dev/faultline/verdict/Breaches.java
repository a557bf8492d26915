package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.WriteAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What breaks integrity, each kind as lines that name the witness.
 *
 * @param ledger the writes
 * @param held what the system held
 */
record Breaches(Ledger ledger, HeldRecords held) {
    /** States of a record that takes up nothing; every other state does. */
    private static final Set<String> ENDED = Set.of("cancelled", "canceled", "expired", "released", "refunded");

    /** Resources that carry more live records than they may. */
    List<String> overCapacity() {
        Map<String, List<HeldRecord>> live = new TreeMap<>();
        held.all().stream()
                .flatMap(List::stream)
                .filter(r -> r.capacity() > 0 && !ENDED.contains(r.state()))
                .forEach(r -> live.computeIfAbsent(r.resource(), s -> new ArrayList<>())
                        .add(r));
        List<String> breaches = new ArrayList<>();
        live.forEach((resource, records) -> {
            int capacity = records.stream().mapToInt(HeldRecord::capacity).max().orElseThrow();
            if (records.size() > capacity) {
                breaches.add(resource + " carries " + records.size() + " of at most " + capacity + ": "
                        + String.join(
                                ", ",
                                Figures.capped(
                                        records.stream().map(HeldRecord::record).toList())));
            }
        });
        return breaches;
    }

    /** Idempotency keys under which more than one record is held. */
    List<String> heldTwice() {
        return held.all().stream()
                .filter(records -> records.size() > 1)
                .filter(records -> records.get(0).record() != null)
                .map(records -> records.get(0).record() + " is held " + records.size() + " times, as "
                        + String.join(", ", records.stream().map(HeldRecord::id).toList()))
                .toList();
    }

    /** Records that nobody meant to write, or in a state that nobody meant; nothing where the ledger is not whole. */
    List<String> outOfNowhere() {
        if (ledger.orphans() > 0) {
            return List.of();
        }
        List<String> breaches = new ArrayList<>();
        held.all().stream().flatMap(List::stream).forEach(r -> {
            List<Write> writes = ledger.of(r.record());
            if (writes.isEmpty()) {
                breaches.add("id " + r.id() + " under the key " + r.record() + " was never asked for");
            } else {
                List<Write> meant =
                        writes.stream().filter(w -> w.state.equals(r.state())).toList();
                String state = "id " + r.id() + " under the key " + r.record() + " is " + r.state();
                if (meant.isEmpty()) {
                    breaches.add(state + ", which was never asked for");
                } else if (meant.stream().allMatch(Write::isForged) && !areRefused(meant)) {
                    breaches.add(state + ", which only a forged write asked for: " + meant.get(0));
                }
            }
        });
        return breaches;
    }

    /** Those are told as such by {@link #refusedYetApplied}. */
    private static boolean areRefused(List<Write> writes) {
        return writes.stream().allMatch(w -> w.is(WriteAnswer.REJECTED));
    }

    /** Ids that were acknowledged for two records, or for another record than the one that holds them. */
    List<String> sharedIds() {
        Map<String, String> owners = new HashMap<>();
        List<String> breaches = new ArrayList<>();
        for (Write write : ledger.writes()) {
            if (!write.is(WriteAnswer.ACKNOWLEDGED) || write.id.isEmpty() || !write.hasIntent()) {
                continue;
            }
            String other = owners.putIfAbsent(write.id, write.record);
            if (other != null && !other.equals(write.record)) {
                breaches.add("id " + write.id + " was acknowledged for " + other + " and for " + write.record);
            } else if (held.withId(write.id)
                    .filter(r -> !write.record.equals(r.record()))
                    .isPresent()) {
                breaches.add("id " + write.id + " was acknowledged for " + write.record + ", and is held for "
                        + held.withId(write.id).get().record());
            }
        }
        return breaches;
    }

    /** Records in a state that only refused writes asked for. */
    List<String> refusedYetApplied() {
        List<String> breaches = new ArrayList<>();
        held.all().stream().flatMap(List::stream).forEach(r -> {
            List<Write> meant = ledger.of(r.record()).stream()
                    .filter(w -> w.state.equals(r.state()))
                    .toList();
            if (!meant.isEmpty() && areRefused(meant)) {
                breaches.add(meant.get(0) + " was refused, and is held as " + HeldRecords.words(r));
            }
        });
        return breaches;
    }
}
