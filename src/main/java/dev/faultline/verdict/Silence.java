package dev.faultline.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch after the origin without any sign from the path: from something that it told, or the origin, to the first
 * good answer since, in the milliseconds of the series.
 *
 * @param from its beginning
 * @param answered the good answer that ended it; {@link RtoScope#NEVER} when none did
 */
record Silence(int from, int answered) {
    /** A pause that begins later than this after the origin, in milliseconds, is not its immediate consequence. */
    private static final int AT_ONCE = 1000;

    /** How many times longer than any lately before the injection a pause must be to be told from the path's own rhythm. */
    private static final int UNUSUAL = 3;

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

    /**
     * Those that were longer than counts as watching, and that an answer ended; the longest that it ended. Where there is
     * none, the {@link #pause} with which the path met the fault.
     */
    static List<Silence> broken(RtoScope scope) {
        List<Silence> broken = unwatched(scope);
        return broken.isEmpty() ? pause(scope).stream().toList() : broken;
    }

    /** The longest pause that the fault brought at once, where it is much longer than the path's pauses just before it. */
    private static Optional<Silence> pause(RtoScope scope) {
        return in(scope).stream()
                .filter(silence -> silence.answered != RtoScope.NEVER && silence.from - scope.origin <= AT_ONCE)
                .max(Comparator.comparingInt(Silence::length))
                .filter(longest -> scope.usualPause()
                        .filter(usual -> longest.length() > (long) UNUSUAL * usual)
                        .isPresent());
    }

    private static List<Silence> unwatched(RtoScope scope) {
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
