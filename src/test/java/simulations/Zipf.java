package simulations;

import java.util.SplittableRandom;

/** Popularity as it is met in the wild: the k-th most popular of n things is chosen with a weight of 1 / k^s. */
record Zipf(double exponent) {
    /** The rank of the next choice, 0 for the most popular of {@code things}. */
    int next(SplittableRandom random, int things) {
        double all = 0;
        for (int k = 1; k <= things; k++) {
            all += weight(k);
        }
        double left = random.nextDouble() * all;
        int rank = 0;
        while (rank < things - 1 && left >= weight(rank + 1)) {
            left -= weight(rank + 1);
            rank++;
        }
        return rank;
    }

    private double weight(int k) {
        return Math.pow(k, -exponent);
    }
}
