package dev.faultline.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch after the origin without any sign from the path: from something that it told, or the origin, to the first
 * good answer since, in the milliseconds of the series.
 *
 * @param from its beginning
 * @param answered the good answer that ended it; {@link RtoScope#NEVER} when none did
 */
record Silence(int from, int answered) {
    /** Every one that began before the stretch ended in which outages count, in order. */
    static List<Silence> in(RtoScope scope) {
        List<Silence> all = new ArrayList<>();
        for (int i = scope.seen.firstFrom(scope.origin); i <= scope.seen.size(); i++) {
            int since = i == 0 ? scope.origin : Math.max(scope.origin, scope.seen.at(i - 1));
            if (since >= scope.until) {
                break;
            }
            all.add(new Silence(since, i < scope.seen.size() ? scope.seen.answered(i) : RtoScope.NEVER));
        }
        return all;
    }

    /** Those that were longer than counts as watching, and that an answer ended; the longest that it ended. */
    static List<Silence> broken(RtoScope scope) {
        List<Silence> broken = new ArrayList<>();
        for (Silence silence : in(scope)) {
            boolean known = !broken.isEmpty() && broken.get(broken.size() - 1).answered == silence.answered;
            if (silence.answered != RtoScope.NEVER && silence.length() > scope.gap() && !known) {
                broken.add(silence);
            }
        }
        return broken;
    }

    int length() {
        return answered - from;
    }
}
