package dev.faultline.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the outages of a path: the stretches in which its SLI did not hold.
 *
 * <p>A failed request is taken when it was sent and a good one when it was answered, in that order. Let the SLI be a
 * {@code ratio} and {@code holdsFor}.
 * <ul>
 *   <li>An outage is <em>seen</em> at the first request at which the share of good requests over the last {@code
 *       holdsFor}, counted from the last recovery where that is nearer, is below the ratio. At the beginning of the
 *       record a window counts once it is whole.
 *   <li>It <em>began</em> with the request from which, up to there, the share is worst for its length: just after the
 *       last maximum, within that window, of the running balance in which a good request adds 1 − ratio and a failed
 *       one takes ratio away (the change point of a cumulative sum). That is always a failed one.
 *   <li>It was <em>recovered</em> with the first answer after that from which the share of good requests, counted
 *       from that answer, never falls below the ratio for {@code holdsFor}, provided that the record goes on for that
 *       long. So it begins with a good answer, a success between failures is no recovery, and failures within the
 *       ratio are no outage.
 * </ul>
 */
final class Outages {
    private final Observations seen;
    private final long holdsFor;
    private final int[] nextBelow;

    /**
     * One outage, by the indexes of observations.
     *
     * @param first the first of it
     * @param recovered the first of the recovery; {@link Observations#NONE} when it never recovered
     * @param candidate where it never recovered: the first from which the ratio held until the record ended; {@link
     *     Observations#NONE} when there is none
     */
    record Found(int first, int recovered, int candidate) {
        boolean censored() {
            return recovered == Observations.NONE;
        }
    }

    private Outages(Observations seen, Sli sli) {
        this.seen = seen;
        this.holdsFor = sli.holdsFor().toMillis();
        this.nextBelow = nextBelow(seen);
    }

    /** Every outage, in order. */
    static List<Found> in(Observations seen, Sli sli) {
        return new Outages(seen, sli).find();
    }

    private List<Found> find() {
        List<Found> found = new ArrayList<>();
        int window = 0;
        for (int i = 0; i < seen.size(); i++) {
            while (seen.at(i) - seen.at(window) > holdsFor) {
                window++;
            }
            boolean whole = !found.isEmpty() || seen.at(i) - seen.at(0) >= holdsFor || i == seen.size() - 1;
            if (!whole || seen.balanceBefore(i + 1) >= seen.balanceBefore(window)) {
                continue;
            }
            int first = onset(window, i);
            int recovered = recovery(first + 1);
            if (recovered == Observations.NONE) {
                found.add(new Found(first, recovered, candidate(first + 1)));
                return found;
            }
            found.add(new Found(first, recovered, Observations.NONE));
            window = recovered;
            i = recovered - 1;
        }
        return found;
    }

    private int onset(int from, int to) {
        int onset = from;
        for (int i = from; i <= to; i++) {
            if (seen.balanceBefore(i) >= seen.balanceBefore(onset)) {
                onset = i;
            }
        }
        return onset;
    }

    private int recovery(int from) {
        int last = seen.at(seen.size() - 1);
        for (int i = from; i < seen.size() && seen.at(i) + holdsFor <= last; i++) {
            if (nextBelow[i] == Observations.NONE || seen.at(nextBelow[i] - 1) > seen.at(i) + holdsFor) {
                return i;
            }
        }
        return Observations.NONE;
    }

    private int candidate(int from) {
        for (int i = from; i < seen.size(); i++) {
            if (nextBelow[i] == Observations.NONE) {
                return i;
            }
        }
        return Observations.NONE;
    }

    /** For each index, the first later one before which the balance is lower. */
    private static int[] nextBelow(Observations seen) {
        int n = seen.size() + 1;
        int[] next = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            int candidate = i + 1 < n ? i + 1 : Observations.NONE;
            while (candidate != Observations.NONE && seen.balanceBefore(candidate) >= seen.balanceBefore(i)) {
                candidate = next[candidate];
            }
            next[i] = candidate;
        }
        return next;
    }
}
