package dev.faultline.capacity;

import dev.faultline.load.Climb;
import dev.faultline.scenario.CapacitySpec.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many people come in each stretch of a load: as many as its rate says in every look, at random instants. So what is
 * offered is known exactly, and a look is not broken by more people than were asked for (stratified sampling).
 *
 * @param perSecond the rate, as it is really offered
 * @param counts how many come in each stretch; the first one settles
 * @param each how long a stretch lasts
 * @param ofALook how many stretches a look has
 */
record Arrivals(double perSecond, List<Integer> counts, Duration each, int ofALook) {
    private static final double SECOND = 1e3;
    /** A rate of 0 cannot be asked for: a stretch without anybody has one that is too small to bring somebody. */
    private static final double NOBODY = 1e-3;

    Arrivals {
        counts = List.copyOf(counts);
    }

    /** The load nearest to a rate. */
    static double nearest(double perSecond, Step step) {
        double seconds = step.length().toMillis() / SECOND;
        return Math.max(1, Math.round(perSecond * seconds)) / seconds;
    }

    /** So many looks at a rate, after its settling. */
    static Arrivals at(double perSecond, Step step, int looks) {
        double rate = nearest(perSecond, step);
        int ofALook = (int) (step.length().toMillis() / step.settling().toMillis());
        long inALook = Math.round(rate * step.length().toMillis() / SECOND);
        List<Integer> counts = new ArrayList<>();
        counts.add((int) Math.max(1, inALook / ofALook));
        for (int stretch = 0; stretch < looks * ofALook; stretch++) {
            int within = stretch % ofALook;
            counts.add((int) (inALook * (within + 1) / ofALook - inALook * within / ofALook));
        }
        return new Arrivals(rate, counts, step.settling(), ofALook);
    }

    /** How many come in one look. */
    long inALook() {
        return counts.subList(1, 1 + ofALook).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How long it all lasts. */
    Duration total() {
        return each.multipliedBy(counts.size());
    }

    /** The rate that it begins with, new users a second. */
    double first() {
        return rate(counts.get(0));
    }

    /** The rates that follow. */
    Climb climb() {
        return new Climb(counts.stream().skip(1).map(this::rate).toList(), each);
    }

    private double rate(int count) {
        return Math.max(count, NOBODY) / (each.toMillis() / SECOND);
    }
}
