package dev.faultline.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Whether a share of requests is kept, and whether the sample can tell.
 *
 * <p>With fewer requests than {@code needed} the sample cannot show that the share is kept, so it cannot PASS; it
 * FAILs only when the share would be missed even if every request that is missing to {@code needed} had been fine.
 *
 * @param share the share that must be fine, over 0 and up to 1
 * @param needed the smallest sample that can resolve it
 */
record ShareTest(BigDecimal share, long needed) {
    /** So few requests show nothing, whatever the share. */
    static final long LEAST = 20;

    /** Samples beyond the percentile that an estimate of it needs. */
    private static final long TAIL = 5;

    /**
     * For an availability: a sample of n can only show shares in steps of 1/n, so it takes 1/(1 − share) requests for
     * a single failure to be within the promise. A promise of 1 is about the requests that were made.
     */
    static ShareTest availability(double atLeast) {
        BigDecimal share = BigDecimal.valueOf(atLeast);
        return new ShareTest(share, Math.max(LEAST, least(1, share)));
    }

    /** For a percentile: at least five samples must lie beyond it. */
    static ShareTest percentile(double percentile) {
        BigDecimal share = BigDecimal.valueOf(percentile).movePointLeft(2);
        return new ShareTest(share, Math.max(LEAST, least(TAIL, share)));
    }

    private static long least(long beyond, BigDecimal share) {
        BigDecimal rest = BigDecimal.ONE.subtract(share);
        return rest.signum() <= 0
                ? 0
                : BigDecimal.valueOf(beyond)
                        .divide(rest, 0, RoundingMode.CEILING)
                        .longValueExact();
    }

    /** Judges {@code misses} among {@code requests}. */
    Judgement judge(long requests, long misses) {
        if (BigDecimal.valueOf(misses).compareTo(allowed(Math.max(requests, needed))) > 0) {
            return Judgement.FAIL;
        }
        return requests < needed ? Judgement.INCONCLUSIVE : Judgement.PASS;
    }

    /** How many misses among so many requests the promise leaves room for: the error budget. */
    BigDecimal allowed(long requests) {
        return BigDecimal.ONE.subtract(share).multiply(BigDecimal.valueOf(requests));
    }
}
