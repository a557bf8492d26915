package dev.faultline.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts a recovery time to its objective. FAIL when the lower end of its interval is beyond the objective, or when a
 * path that must recover while the fault is held was out until the undo began; PASS when the upper end is within;
 * INCONCLUSIVE between. A path that was failing before the fault has no recovery to measure.
 *
 * @param scope what is measured on
 * @param stalls when the harness's own proxy stood still
 */
record RtoMeasurement(RtoScope scope, List<Span> stalls) {
    Finding finding() {
        String path = scope.rto.path();
        if (scope.requests() == 0) {
            return Finding.unseen("no request of " + path + " was sent after the "
                    + scope.rto.origin().name().toLowerCase(Locale.ROOT));
        }
        if (scope.before().isPresent()) {
            return Finding.unseen(path + " was already failing when the fault was injected, since "
                            + scope.series.instant(
                                    scope.seen.at(scope.before().get().first()))
                            + ": its recovery cannot be laid at the fault's door")
                    .withOutages(scope.listed());
        }
        RtoInterval interval = RtoInterval.of(scope, stalls);
        List<String> evidence = new ArrayList<>();
        Judgement judgement = judge(interval, evidence);
        return Finding.of(judgement, interval.words())
                .withBound(interval.bound())
                .withEvidence(evidence)
                .withOutages(scope.listed());
    }

    private Judgement judge(RtoInterval interval, List<String> evidence) {
        long within = scope.rto.within().toMillis();
        UndoNeed need = UndoNeed.of(scope, stalls);
        if (need == UndoNeed.SILENT) {
            evidence.add("no request was answered as the undo began, " + Figures.millis(scope.undo - scope.injected)
                    + " after the injection: whether the path worked by then is not known");
        } else if (need != UndoNeed.NONE) {
            evidence.add("it had not recovered when the undo began, " + Figures.millis(scope.undo - scope.injected)
                    + " after the injection" + (need == UndoNeed.UNCLEAR ? "; what it owes to that is unclear" : ""));
        }
        if (need == UndoNeed.SEEN || interval.lower() > within) {
            return Judgement.FAIL;
        }
        if (need != UndoNeed.NONE) {
            return Judgement.INCONCLUSIVE;
        }
        if (interval.upper() > within) {
            evidence.add("the recovery lies " + interval.bound() + ", which does not decide "
                    + Figures.time(scope.rto.within()));
            interval.unwatched().ifPresent(evidence::add);
            return Judgement.INCONCLUSIVE;
        }
        if (scope.requests() < ShareTest.LEAST) {
            evidence.add("only " + scope.requests() + " requests were sent since, and it takes " + ShareTest.LEAST);
            return Judgement.INCONCLUSIVE;
        }
        return Judgement.PASS;
    }
}
