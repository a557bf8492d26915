package dev.faultline.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests of one path, by the millisecond in which they tell something: a failed one when it was sent, for then
 * the path did not work; a good one when it was answered, for only then it is known to work. Its memory grows with
 * time (4 bytes for each millisecond of a page in use: 15 MB an hour), not with the number of requests, and no order of
 * arrival is needed.
 */
final class RequestSeries {
    private static final int PAGE = 4096;

    private final Instant base;
    private final List<Page> pages = new ArrayList<>();
    private int used;

    /** A series that counts its milliseconds from {@code base}. */
    RequestSeries(Instant base) {
        this.base = base;
    }

    /** Milliseconds from the base, rounded down. */
    int millis(Instant at) {
        long seconds = Math.subtractExact(at.getEpochSecond(), base.getEpochSecond());
        return Math.toIntExact(Math.floorDiv(
                Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), at.getNano() - base.getNano()), 1_000_000L));
    }

    Instant instant(int millis) {
        return base.plusMillis(millis);
    }

    void good(Instant answered) {
        int at = millis(answered);
        Page page = page(at);
        page.good[at % PAGE] = next(page, at % PAGE, page.good[at % PAGE]);
    }

    void failed(Instant sent) {
        int at = millis(sent);
        Page page = page(at);
        page.failed[at % PAGE] = next(page, at % PAGE, page.failed[at % PAGE]);
    }

    private char next(Page page, int slot, char count) {
        if (page.good[slot] == 0 && page.failed[slot] == 0) {
            used++;
        }
        return count == Character.MAX_VALUE ? count : (char) (count + 1);
    }

    private Page page(int at) {
        while (pages.size() <= at / PAGE) {
            pages.add(null);
        }
        Page page = pages.get(at / PAGE);
        if (page == null) {
            page = new Page();
            pages.set(at / PAGE, page);
        }
        return page;
    }

    /** What the requests so far tell, in order of time. */
    Observations observations(Sli sli) {
        Observations observations = new Observations(used, sli);
        for (int p = 0; p < pages.size(); p++) {
            Page page = pages.get(p);
            for (int slot = 0; page != null && slot < PAGE; slot++) {
                if (page.good[slot] > 0 || page.failed[slot] > 0) {
                    observations.add(p * PAGE + slot, page.good[slot], page.failed[slot]);
                }
            }
        }
        observations.finish();
        return observations;
    }

    private static final class Page {
        private final char[] good = new char[PAGE];
        private final char[] failed = new char[PAGE];
    }
}
