package dev.faultline.verdict;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges integrity: puts the ledger and the read-back to each of the {@link Breaches}. */
final class IntegrityCheck implements ObjectiveCheck {
    private final SharedReconciliation shared;

    IntegrityCheck(SharedReconciliation shared) {
        this.shared = shared;
    }

    @Override
    public Finding conclude(Soundness soundness) throws IOException {
        Reconciliation records = shared.get();
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        doubts.addAll(records.doubts());
        if (records.writes() == 0) {
            doubts.add("the ledger is empty: nothing was written that could be wrong");
        }
        if (records.orphans() > 0) {
            doubts.add("the ledger holds answers to " + Figures.count(records.orphans())
                    + " writes and not their intents: what is out of nowhere cannot be told");
        }
        return finding(Breaches.of(records)).doubted(doubts);
    }

    private static Finding finding(Breaches breaches) {
        Map<String, FirstFew<String>> found = new LinkedHashMap<>();
        found.put("over capacity", breaches.overCapacity());
        found.put("held twice", breaches.heldTwice());
        found.put("out of nowhere", breaches.outOfNowhere());
        found.put("one id for two records", breaches.sharedIds());
        found.put("refused, yet applied", breaches.refusedYetApplied());
        Map<String, String> split = new LinkedHashMap<>();
        List<String> evidence = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, FirstFew<String>> kind : found.entrySet()) {
            total += kind.getValue().count();
            split.put(kind.getKey(), Figures.count(kind.getValue().count()));
            evidence.addAll(Figures.listed(kind.getValue()));
        }
        Judgement judgement = total == 0 ? Judgement.PASS : Judgement.FAIL;
        return Finding.of(judgement, total == 0 ? "no breach" : Figures.count(total) + " breaches")
                .withEvidence(evidence)
                .withSplit(split);
    }
}
