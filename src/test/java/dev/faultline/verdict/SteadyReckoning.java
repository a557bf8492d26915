package dev.faultline.verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The definition of an outage once more, word for word and as slow as can be, to hold the fast one against: shares are
 * counted anew for every stretch, and nothing is kept between questions.
 */
final class SteadyReckoning {
    private final List<Integer> sent;
    private final List<Boolean> good;
    private final BigDecimal ratio;
    private final int holdsFor;

    SteadyReckoning(List<Integer> sent, List<Boolean> good, double ratio, int holdsFor) {
        this.sent = sent;
        this.good = good;
        this.ratio = BigDecimal.valueOf(ratio);
        this.holdsFor = holdsFor;
    }

    /** Outages as [first, recovered] indexes; recovered is -1 where it never did. */
    List<List<Integer>> outages() {
        List<List<Integer>> outages = new ArrayList<>();
        int since = 0;
        int i = 0;
        while (i < sent.size()) {
            if (!seenAt(i, since, outages.isEmpty())) {
                i++;
                continue;
            }
            int first = onset(windowStart(i, since), i);
            int recovered = recovery(first);
            outages.add(List.of(first, recovered));
            if (recovered < 0) {
                return outages;
            }
            since = recovered;
            i = recovered;
        }
        return outages;
    }

    private boolean seenAt(int i, int since, boolean beginning) {
        boolean whole = !beginning || sent.get(i) - sent.get(0) >= holdsFor || i == sent.size() - 1;
        return whole && !keeps(windowStart(i, since), i);
    }

    private int windowStart(int i, int since) {
        int start = since;
        while (sent.get(start) < sent.get(i) - holdsFor) {
            start++;
        }
        return start;
    }

    /** The latest start at which the surplus of failures over what the ratio allows, up to the end, is greatest. */
    private int onset(int from, int to) {
        int best = from;
        for (int start = from; start <= to; start++) {
            if (surplus(start, to).compareTo(surplus(best, to)) >= 0) {
                best = start;
            }
        }
        return best;
    }

    private int recovery(int first) {
        for (int i = first + 1; i < sent.size(); i++) {
            if (sent.get(i) + holdsFor <= sent.get(sent.size() - 1) && sustained(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean sustained(int from) {
        for (int to = from; to < sent.size() && sent.get(to) <= sent.get(from) + holdsFor; to++) {
            if (!keeps(from, to)) {
                return false;
            }
        }
        return true;
    }

    private boolean keeps(int from, int to) {
        return surplus(from, to).signum() <= 0;
    }

    private BigDecimal surplus(int from, int to) {
        int goods = 0;
        for (int i = from; i <= to; i++) {
            goods += good.get(i) ? 1 : 0;
        }
        return ratio.multiply(BigDecimal.valueOf(to - from + 1)).subtract(BigDecimal.valueOf(goods));
    }
}
