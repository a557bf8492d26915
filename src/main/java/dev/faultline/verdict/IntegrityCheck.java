package dev.faultline.verdict;

import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Judges integrity: puts the ledger and the read-back to each of the {@link Breaches}. */
final class IntegrityCheck implements ObjectiveCheck {
    private final RunTimeline timeline;
    private final RunHistory history;

    IntegrityCheck(RunTimeline timeline, RunHistory history) {
        this.timeline = timeline;
        this.history = history;
    }

    @Override
    public Finding conclude(Soundness soundness) throws IOException {
        Ledger ledger;
        try (Stream<LedgerEntry> lines = history.ledger()) {
            ledger = Ledger.of(lines);
        }
        HeldRecords held = HeldRecords.of(history, timeline);
        List<String> doubts = new ArrayList<>(soundness.ofRecords());
        doubts.addAll(held.doubts());
        if (ledger.writes().isEmpty()) {
            doubts.add("the ledger is empty: nothing was written that could be wrong");
        }
        if (ledger.orphans() > 0) {
            doubts.add("the ledger holds answers to " + Figures.count(ledger.orphans())
                    + " writes and not their intents: what is out of nowhere cannot be told");
        }
        return finding(new Breaches(ledger, held)).doubted(doubts);
    }

    private static Finding finding(Breaches breaches) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        found.put("over capacity", breaches.overCapacity());
        found.put("held twice", breaches.heldTwice());
        found.put("out of nowhere", breaches.outOfNowhere());
        found.put("one id for two records", breaches.sharedIds());
        found.put("refused, yet applied", breaches.refusedYetApplied());
        Map<String, String> split = new LinkedHashMap<>();
        List<String> evidence = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, List<String>> kind : found.entrySet()) {
            total += kind.getValue().size();
            split.put(kind.getKey(), Figures.count(kind.getValue().size()));
            evidence.addAll(Figures.capped(kind.getValue()));
        }
        Judgement judgement = total == 0 ? Judgement.PASS : Judgement.FAIL;
        return Finding.of(judgement, total == 0 ? "no breach" : Figures.count(total) + " breaches")
                .withEvidence(evidence)
                .withSplit(split);
    }
}
