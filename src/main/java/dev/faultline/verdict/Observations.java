package dev.faultline.verdict;

import java.util.Arrays;

/**
 * What the requests of one path tell, in order of time, those of one millisecond taken together, with the running
 * balance of good against failed that {@link Outages} reads.
 */
final class Observations {
    /** An index that is none, and the instant of an answer that never came. */
    static final int NONE = Integer.MAX_VALUE;

    private final Sli sli;
    private final int[] at;
    private final int[] failed;
    private final int[] answered;
    private final boolean[] succeeded;
    private final long[] balance;
    private final long[] requests;
    private int size;

    Observations(int capacity, Sli sli) {
        this.sli = sli;
        at = new int[capacity];
        failed = new int[capacity];
        answered = new int[capacity];
        succeeded = new boolean[capacity];
        balance = new long[capacity + 1];
        requests = new long[capacity + 1];
    }

    void add(int millis, int goodCount, int failedCount) {
        at[size] = millis;
        failed[size] = failedCount;
        answered[size] = goodCount == 0 ? NONE : millis;
        succeeded[size] = goodCount > 0;
        balance[size + 1] = balance[size] + goodCount * sli.gain() - failedCount * sli.loss();
        requests[size + 1] = requests[size] + goodCount + failedCount;
        size++;
    }

    /** After the last {@link #add}: for each observation, when the first good answer from it on came. */
    void finish() {
        for (int i = size - 2; i >= 0; i--) {
            answered[i] = Math.min(answered[i], answered[i + 1]);
        }
    }

    int size() {
        return size;
    }

    /** When observation {@code i} was made: its failed requests were sent then, its good ones answered. */
    int at(int i) {
        return at[i];
    }

    /** When the first good answer at or after observation {@code i} came; {@link #NONE} when none did. */
    int answered(int i) {
        return answered[i];
    }

    /** The balance before observation {@code i}: what lies between two of them keeps the ratio when it does not fall. */
    long balanceBefore(int i) {
        return balance[i];
    }

    /** Requests among the observations {@code from} to before {@code to}. */
    long requests(int from, int to) {
        return requests[to] - requests[from];
    }

    /** Failed requests among the observations {@code from} to before {@code to}. */
    long failed(int from, int to) {
        return Arrays.stream(failed, from, to).asLongStream().sum();
    }

    /** Whether a request of observation {@code i} was good. */
    boolean goodAt(int i) {
        return succeeded[i];
    }

    /** The first observation made at or after {@code millis}; {@link #size} when there is none. */
    int firstFrom(int millis) {
        int found = Arrays.binarySearch(at, 0, size, millis);
        return found >= 0 ? found : -found - 1;
    }
}
