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
 * The arrivals of an open model: Poisson, ramping up from a twentieth of the full rate and then at the full rate, and
 * the same for the same seed.
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
        if (!(usersPerSecond > 0) || warmUp.isNegative() || total.compareTo(warmUp) <= 0) {
            throw new IllegalArgumentException(
                    "arrivals need a rate over 0 and a total longer than the warm-up, but got " + usersPerSecond
                            + " users a second, warm-up " + warmUp + ", total " + total);
        }
        SplittableRandom seeds = new SplittableRandom(seed);
        List<OpenInjectionStep> steps = new ArrayList<>();
        if (!warmUp.isZero()) {
            steps.add(poisson(warmUp, FIRST_RATE * usersPerSecond, usersPerSecond, seeds));
        }
        steps.add(poisson(total.minus(warmUp), usersPerSecond, usersPerSecond, seeds));
        return new SeededArrivals(List.copyOf(steps));
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
