package dev.faultline.rehearsal.api;

/** What became of one attempt with a one-time code. */
sealed interface Attempt {
    /** Right, and now used up. */
    record Accepted() implements Attempt {}

    /**
     * Wrong.
     *
     * @param attemptsLeft 0 when this was the last
     */
    record Wrong(int attemptsLeft) implements Attempt {}

    /** Expired, used, or never sent. */
    record Gone() implements Attempt {}

    /** No attempts are left, be the code right or wrong. */
    record Exhausted() implements Attempt {}
}
