package dev.faultline.verdict;

import dev.faultline.verdict.Outages.Found;
import java.util.List;

/** Whether a path that must recover while its fault is held recovered only because the fault was undone. */
enum UndoNeed {
    /** The fault is not held, or the path was working when the undo began. */
    NONE,
    /** The path was seen to be out until the undo began, after the fault was held for its full time. */
    SEEN,
    /** The path was out when the undo began, but it was not watched, not given its time, or disturbed otherwise. */
    UNCLEAR,
    /** The ratio was kept, but nobody was answered as the undo began: requests may have been held until then. */
    SILENT;

    static UndoNeed of(RtoScope scope, List<Span> stalls) {
        if (scope.undo == RtoScope.NEVER) {
            return NONE;
        }
        if (scope.last().filter(last -> isOut(scope, last)).isEmpty()) {
            return scope.silentAtUndo() ? SILENT : NONE;
        }
        boolean early = scope.window
                .reversal()
                .orElseThrow()
                .isBefore(scope.window.injected().plus(scope.window.hold()));
        boolean over = scope.undo >= scope.series.millis(scope.window.end());
        return early || over || scope.disturbed <= scope.undo || !watched(scope, stalls) ? UNCLEAR : SEEN;
    }

    private static boolean isOut(RtoScope scope, Found last) {
        int recovered = last.censored() ? last.candidate() : last.recovered();
        return recovered == Observations.NONE || scope.seen.at(recovered) >= scope.undo;
    }

    /** Something was told shortly before the undo, and the harness's own proxy did not stand still then. */
    private static boolean watched(RtoScope scope, List<Span> stalls) {
        int lastBefore = scope.seen.firstFrom(scope.undo) - 1;
        Span end = new Span(scope.series.instant(scope.undo - scope.gap()), scope.series.instant(scope.undo));
        return scope.undo - scope.seen.at(lastBefore) <= scope.gap()
                && stalls.stream().allMatch(stall -> stall.within(end).length().isZero());
    }
}
