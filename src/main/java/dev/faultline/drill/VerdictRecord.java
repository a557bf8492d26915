package dev.faultline.drill;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.List;

/**
 * A verdict as far as a drill is about it; all of its evidence is in the run's own folder.
 *
 * @param objective the objective's id in its scenario
 * @param kind its kind, see {@link Verdict}
 * @param judgement what was judged
 * @param required what was required, in words and figures
 * @param measured what was measured, in words and figures
 * @param witness what speaks loudest of its evidence: for a FAIL the first, for an INCONCLUSIVE the last, which is a doubt;
 *     often empty for a PASS
 */
public record VerdictRecord(
        String objective, String kind, Judgement judgement, String required, String measured, String witness) {
    static VerdictRecord of(Verdict verdict) {
        return new VerdictRecord(
                verdict.objective(),
                verdict.kind(),
                verdict.judgement(),
                verdict.required(),
                verdict.measured(),
                witness(verdict));
    }

    private static String witness(Verdict verdict) {
        List<String> evidence = verdict.evidence();
        if (evidence.isEmpty()) {
            return "";
        }
        return evidence.get(verdict.judgement() == Judgement.INCONCLUSIVE ? evidence.size() - 1 : 0);
    }

    /** Whether it is about the integrity of data: nothing lost, nothing doubled, restored as it was. */
    boolean isOfIntegrity() {
        return switch (kind) {
            case "integrity", "rpo", "restore", "restoration", "refusal" -> true;
            default -> false;
        };
    }
}
