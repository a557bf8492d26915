package dev.faultline.verdict;

import dev.faultline.scenario.Objective;
import java.util.List;

/**
 * An objective and the check that judges it.
 *
 * @param objective what was promised
 * @param kind the kind that its verdict carries
 * @param check what judges it
 */
record Case(Objective objective, String kind, GuardedCheck check) {
    Verdict verdict(Soundness soundness) {
        return verdict(objective, kind, check.conclude(soundness));
    }

    /**
     * A steady state that did not hold says nothing against the system under fault: it makes the run INCONCLUSIVE.
     *
     * @param rejected the baselines before this one, in words
     */
    Verdict steadyVerdict(Soundness soundness, List<String> rejected) {
        Finding finding = check.conclude(soundness).withEvidence(rejected);
        return verdict(
                objective,
                kind,
                finding.judgement() == Judgement.FAIL ? finding.withJudgement(Judgement.INCONCLUSIVE) : finding);
    }

    static Verdict verdict(Objective objective, String kind, Finding finding) {
        return new Verdict(
                objective.id(),
                kind,
                finding.judgement(),
                Requirement.of(objective),
                finding.measured(),
                finding.bound(),
                finding.evidence(),
                objective.claims(),
                finding.split(),
                finding.outages(),
                finding.readings());
    }
}
