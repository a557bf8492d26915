package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.util.List;

/**
 * What became of a whole run.
 *
 * @param judgement the worst of its verdicts; a run without verdicts, or one that was cut short, is INCONCLUSIVE at best
 * @param exitStatus what {@code faultline run} exits with: 0 PASS, 1 FAIL, 2 INCONCLUSIVE, 4 the harness failed
 */
public record RunResult(Judgement judgement, int exitStatus) {
    private static final int HARNESS_FAILED = 4;

    /** The result of a run that ended so with these verdicts. */
    public static RunResult of(Ending ending, List<Verdict> verdicts) {
        Judgement best = ending.whole() && !verdicts.isEmpty() ? Judgement.PASS : Judgement.INCONCLUSIVE;
        Judgement judgement = verdicts.stream().map(Verdict::judgement).reduce(best, Judgement::worse);
        return new RunResult(judgement, ending.byHarness() ? HARNESS_FAILED : status(judgement));
    }

    private static int status(Judgement judgement) {
        return switch (judgement) {
            case PASS -> 0;
            case FAIL -> 1;
            case INCONCLUSIVE -> 2;
        };
    }
}
