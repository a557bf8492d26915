package dev.faultline.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found out, before the objective's own words are put to it.
 *
 * @param judgement what the check makes of it
 * @param measured the figure
 * @param bound how far the figure may be off; empty where it is exact
 * @param evidence witnesses, or what is missing
 * @param split parts of the figure by name, in order
 * @param outages outages of the path, for an RTO, a scaling response or a restore
 * @param readings the figure for machines
 */
record Finding(
        Judgement judgement,
        String measured,
        String bound,
        List<String> evidence,
        Map<String, String> split,
        List<Outage> outages,
        List<Reading> readings) {
    Finding {
        evidence = List.copyOf(evidence);
        split = Collections.unmodifiableMap(new LinkedHashMap<>(split));
        outages = List.copyOf(outages);
        readings = List.copyOf(readings);
    }

    static Finding of(Judgement judgement, String measured) {
        return new Finding(judgement, measured, "", List.of(), Map.of(), List.of(), List.of());
    }

    /** Nothing could be measured, because of {@code why}. */
    static Finding unseen(String why) {
        return of(Judgement.INCONCLUSIVE, "not measured").withEvidence(List.of(why));
    }

    Finding withJudgement(Judgement other) {
        return new Finding(other, measured, bound, evidence, split, outages, readings);
    }

    Finding withBound(String words) {
        return new Finding(judgement, measured, words, evidence, split, outages, readings);
    }

    Finding withEvidence(List<String> more) {
        List<String> all = new ArrayList<>(evidence);
        all.addAll(more);
        return new Finding(judgement, measured, bound, all, split, outages, readings);
    }

    Finding withSplit(Map<String, String> parts) {
        return new Finding(judgement, measured, bound, evidence, parts, outages, readings);
    }

    Finding withOutages(List<Outage> all) {
        return new Finding(judgement, measured, bound, evidence, split, all, readings);
    }

    Finding withReading(Reading reading) {
        List<Reading> all = new ArrayList<>(readings);
        all.add(reading);
        return new Finding(judgement, measured, bound, evidence, split, outages, all);
    }

    /** PASS needs complete observation: what was not seen makes it INCONCLUSIVE. A FAIL keeps its witness. */
    Finding doubted(List<String> doubts) {
        if (doubts.isEmpty()) {
            return this;
        }
        Judgement left = judgement == Judgement.PASS ? Judgement.INCONCLUSIVE : judgement;
        return withJudgement(left).withEvidence(doubts);
    }
}
