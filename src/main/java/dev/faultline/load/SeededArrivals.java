package dev.faultline.load;

import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.internal.Converters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import scala.concurrent.duration.FiniteDuration;

/**
 * The arrivals of an open model: Poisson, ramping up from a twentieth of the full rate and then at the full rate, or at one
 * full rate after the other, and the same for the same seed; or those of a recorded log, as they are.
 *
 * <p>Gatling's {@code .randomized()} builds the same Poisson steps, but seeds them with the time. So the steps are made
 * here, with a seed of ours. A step keeps its seed and makes its arrivals anew each time it is asked, which is why
 * {@link #planned()} gives the very times that drive the injection. (Gatling fixes the number of users of a step to rate
 * times duration and scatters them as a Poisson process given that number.)
 */
public final class SeededArrivals {
    private static final double FIRST_RATE = 0.05;

    private final List<OpenInjectionStep> steps;

    private SeededArrivals(List<OpenInjectionStep> steps) {
        this.steps = steps;
    }

    /**
     * A ramp over {@code warmUp}, then {@code usersPerSecond} until {@code total} has passed. Throws
     * {@link IllegalArgumentException} unless 0 ≤ {@code warmUp} < {@code total} and the rate is more than 0.
     */
    public static SeededArrivals rampThenConstant(double usersPerSecond, Duration warmUp, Duration total, long seed) {
        return rampThenSteps(List.of(usersPerSecond), total, warmUp, total, seed);
    }

    /**
     * Steps of the given rates, {@code each} so long; the first one begins with a ramp over {@code warmUp}, and the last one
     * goes on until {@code total} has passed. Throws {@link IllegalArgumentException} unless there is a rate, all are more
     * than 0, 0 ≤ {@code warmUp} < {@code each}, and {@code total} is longer than all steps but the last.
     */
    public static SeededArrivals rampThenSteps(
            List<Double> usersPerSecond, Duration each, Duration warmUp, Duration total, long seed) {
        Duration last = total.minus(each.multipliedBy(Math.max(0, usersPerSecond.size() - 1L)));
        if (usersPerSecond.isEmpty()
                || !usersPerSecond.stream().allMatch(rate -> rate > 0)
                || warmUp.isNegative()
                || each.compareTo(warmUp) <= 0
                || last.compareTo(warmUp) <= 0) {
            throw new IllegalArgumentException(
                    "steps need rates over 0, each for longer than the warm-up, and a total for all of them, but got "
                            + usersPerSecond + " users a second for " + each + " each, warm-up " + warmUp + ", total "
                            + total);
        }
        SplittableRandom seeds = new SplittableRandom(seed);
        List<OpenInjectionStep> steps = new ArrayList<>();
        double first = usersPerSecond.get(0);
        if (!warmUp.isZero()) {
            steps.add(poisson(warmUp, FIRST_RATE * first, first, seeds));
        }
        for (int i = 0; i < usersPerSecond.size(); i++) {
            Duration whole = i == usersPerSecond.size() - 1 ? last : each;
            double rate = usersPerSecond.get(i);
            steps.add(poisson(i == 0 ? whole.minus(warmUp) : whole, rate, rate, seeds));
        }
        return new SeededArrivals(List.copyOf(steps));
    }

    /**
     * Users at given times, in order, and then nobody until {@code total} has passed, when one more comes: the injection
     * does not end before. Throws {@link IllegalArgumentException} when there is no time.
     */
    public static SeededArrivals at(List<Duration> due, Duration total) {
        if (due.isEmpty()) {
            throw new IllegalArgumentException("there is nobody to arrive");
        }
        List<Duration> all = new ArrayList<>(due);
        if (due.get(due.size() - 1).compareTo(total) < 0) {
            all.add(total);
        }
        return new SeededArrivals(List.of(new ScheduledStep(all)));
    }

    private static OpenInjectionStep poisson(Duration lasting, double from, double to, SplittableRandom seeds) {
        return PoissonOpenInjection.apply(Converters.toScalaDuration(lasting), from, to, seeds.nextLong());
    }

    /** Lets the users of {@code scenario} arrive like this. */
    public PopulationBuilder of(ScenarioBuilder scenario) {
        return new PopulationBuilder(scenario.wrapped.inject(profile()));
    }

    /** When each user is due, counted from the start of the injection, in order; made one at a time. */
    public Iterator<Duration> planned() {
        scala.collection.Iterator<FiniteDuration> chained = scala.collection.Iterator.empty();
        for (int i = steps.size() - 1; i >= 0; i--) {
            chained = steps.get(i).chain(chained);
        }
        scala.collection.Iterator<FiniteDuration> due = chained;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return due.hasNext();
            }

            @Override
            public Duration next() {
                return Duration.ofNanos(due.next().toNanos());
            }
        };
    }

    /** Whether {@code profile} injects exactly these arrivals: same steps, rates, durations and seeds. */
    boolean drive(InjectionProfile profile) {
        // A profile does not give its steps away, but it prints them, and they print all that they are made of.
        return profile instanceof OpenInjectionProfile
                && profile.toString().equals(profile().toString());
    }

    private OpenInjectionProfile profile() {
        return new OpenInjectionProfile(Converters.toScalaSeq(steps).toList());
    }
}
