package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What breaks integrity, each kind as lines that name the witness. */
final class Breaches {
    /** States of a record that takes up nothing; every other state does. */
    private static final Set<String> ENDED = Set.of("cancelled", "canceled", "expired", "released", "refunded");

    private final FirstFew<String> overCapacity = FirstFew.lines();
    private final FirstFew<String> heldTwice = FirstFew.lines();
    private final FirstFew<String> outOfNowhere = FirstFew.lines();
    private final FirstFew<String> sharedIds = FirstFew.lines();
    private final FirstFew<String> refusedYetApplied = FirstFew.lines();
    private final boolean wholeLedger;

    private Breaches(boolean wholeLedger) {
        this.wholeLedger = wholeLedger;
    }

    static Breaches of(Reconciliation records) throws IOException {
        Breaches breaches = new Breaches(records.orphans() == 0);
        records.byRecord(breaches::record);
        records.byId(breaches::id);
        records.byResource(breaches::resource);
        return breaches;
    }

    private void record(Related record) {
        List<HeldRecord> held = record.held();
        if (held.size() > 1 && held.get(0).record() != null) {
            heldTwice.add(held.get(0).record() + " is held " + held.size() + " times, as "
                    + String.join(
                            ", ",
                            Figures.capped(held.stream().map(HeldRecord::id).toList())));
        }
        for (HeldRecord found : held) {
            List<Write> meant = record.meaning(found.state());
            if (wholeLedger) {
                outOfNowhere(found, record, meant);
            }
            if (!meant.isEmpty() && areRefused(meant)) {
                refusedYetApplied.add(meant.get(0).words() + " was refused, and is held as " + Related.words(found));
            }
        }
    }

    private void outOfNowhere(HeldRecord found, Related record, List<Write> meant) {
        String which = "id " + found.id() + " under the key " + found.record();
        String state = which + " is " + found.state();
        if (record.writes().isEmpty()) {
            outOfNowhere.add(which + " was never asked for");
        } else if (meant.isEmpty()) {
            outOfNowhere.add(state + ", which was never asked for");
        } else if (meant.stream().allMatch(Write::isForged) && !areRefused(meant)) {
            outOfNowhere.add(state + ", which only a forged write asked for: "
                    + meant.get(0).words());
        }
    }

    /** Those are told as such by {@link #refusedYetApplied}. */
    private static boolean areRefused(List<Write> writes) {
        return writes.stream().allMatch(w -> w.is(WriteAnswer.REJECTED));
    }

    private void id(Related id) {
        List<Write> claims = id.writes().stream().filter(Write::hasIntent).toList();
        for (Write write : claims) {
            String first = claims.get(0).record();
            Optional<HeldRecord> other = id.held().stream()
                    .filter(found -> !write.record().equals(found.record()))
                    .findFirst();
            String acknowledged = "id " + write.id() + " was acknowledged for ";
            if (!first.equals(write.record())) {
                sharedIds.add(acknowledged + first + " and for " + write.record());
            } else if (other.isPresent()) {
                sharedIds.add(acknowledged + write.record() + ", and is held for "
                        + other.get().record());
            }
        }
    }

    private void resource(List<HeldRecord> held) {
        List<HeldRecord> live =
                held.stream().filter(r -> !ENDED.contains(r.state())).toList();
        int capacity = live.stream().mapToInt(HeldRecord::capacity).max().orElse(0);
        if (live.size() > capacity) {
            FirstFew<String> names = FirstFew.lines();
            live.forEach(found -> names.add(String.valueOf(found.record())));
            overCapacity.add(live.get(0).resource() + " carries " + live.size() + " of at most " + capacity + ": "
                    + String.join(", ", Figures.listed(names)));
        }
    }

    /** Resources that carry more live records than they may. */
    FirstFew<String> overCapacity() {
        return overCapacity;
    }

    /** Idempotency keys under which more than one record is held. */
    FirstFew<String> heldTwice() {
        return heldTwice;
    }

    /** Records that nobody meant to write, or in a state that nobody meant; nothing where the ledger is not whole. */
    FirstFew<String> outOfNowhere() {
        return outOfNowhere;
    }

    /** Ids that were acknowledged for two records, or for another record than the one that holds them. */
    FirstFew<String> sharedIds() {
        return sharedIds;
    }

    /** Records in a state that only refused writes asked for. */
    FirstFew<String> refusedYetApplied() {
        return refusedYetApplied;
    }
}
