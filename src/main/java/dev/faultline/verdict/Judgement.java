package dev.faultline.verdict;

/**
 * The three values of a verdict, from best to worst: FAIL needs one sound witness, PASS needs complete observation,
 * and what was not seen is INCONCLUSIVE.
 */
public enum Judgement {
    /** The objective was observed to hold, and nothing that could have refuted it went unobserved. */
    PASS,
    /** Something that was needed to decide was not observed. */
    INCONCLUSIVE,
    /** A witness against the objective was observed. */
    FAIL;

    /** The worse of two. */
    public Judgement worse(Judgement other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
