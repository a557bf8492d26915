package dev.faultline.drill;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;

/**
 * A verdict as far as a drill is about it; all of its evidence is in the run's own folder.
 *
 * @param objective the objective's id in its scenario
 * @param kind its kind, see {@link Verdict}
 * @param judgement what was judged
 * @param required what was required, in words and figures
 * @param measured what was measured, in words and figures
 * @param witness the first of its evidence; often empty for a PASS
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
                verdict.evidence().isEmpty() ? "" : verdict.evidence().get(0));
    }

    /** Whether it is about the integrity of data: nothing lost, nothing doubled, restored as it was. */
    boolean isOfIntegrity() {
        return switch (kind) {
            case "integrity", "rpo", "restore", "restoration", "refusal" -> true;
            default -> false;
        };
    }
}
