package dev.faultline.capacity;

import java.util.OptionalInt;

/**
 * The Universal Scalability Law: {@code X(N) = λN / (1 + σ(N−1) + κN(N−1))} (Gunther, Guerrilla Capacity Planning, 2007, ch. 4).
 * Without σ and κ every instance adds as much as the first; σ makes them wait for what they share, κ makes them spend time on
 * each other, so that beyond a peak more of them carry less.
 *
 * @param each λ: what one instance carries alone, a second; more than 0
 * @param contention σ: the share of the work that they queue for; 0 or more
 * @param coherence κ: what each pair of them costs; 0 or more
 */
public record ScalabilityLaw(double each, double contention, double coherence) {
    /** More instances than this are not planned by a law that was measured on a few. */
    private static final int MOST = 100_000;

    /** Throws {@link IllegalArgumentException} for parameters that the law has not. */
    public ScalabilityLaw {
        if (!(each > 0) || !(contention >= 0) || !(coherence >= 0)) {
            throw new IllegalArgumentException(
                    "expected λ over 0, σ and κ from 0 on, found " + each + ", " + contention + " and " + coherence);
        }
    }

    /** What so many instances carry, a second; 0 for none. */
    public double carriedBy(double instances) {
        return each * instances / slowdown(instances);
    }

    /** By how much each is slower than one alone. */
    private double slowdown(double instances) {
        return 1 + contention * (instances - 1) + coherence * instances * (instances - 1);
    }

    /** How {@link #carriedBy} changes with λ, σ and κ, in this order. */
    double[] gradient(double instances) {
        double slower = slowdown(instances);
        double bySlowdown = -each * instances / (slower * slower);
        return new double[] {instances / slower, bySlowdown * (instances - 1), bySlowdown * instances * (instances - 1)
        };
    }

    /**
     * The number of instances that carries the most; empty where each further one adds something. It is next to
     * {@code √((1−σ)/κ)}.
     */
    public OptionalInt peak() {
        if (coherence == 0) {
            return OptionalInt.empty();
        }
        double peak = contention >= 1 ? 1 : Math.sqrt((1 - contention) / coherence);
        int below = (int) Math.max(1, Math.min(MOST, Math.floor(peak)));
        return OptionalInt.of(carriedBy(below + 1) > carriedBy(below) ? below + 1 : below);
    }

    /** The fewest instances that carry {@code load} a second; empty where no number does. */
    public OptionalInt instancesFor(double load) {
        int most = peak().orElse(MOST);
        if (carriedBy(most) < load) {
            return OptionalInt.empty();
        }
        int few = 0;
        int enough = most;
        while (enough - few > 1) {
            int middle = few + (enough - few) / 2;
            if (carriedBy(middle) >= load) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return OptionalInt.of(enough);
    }
}
