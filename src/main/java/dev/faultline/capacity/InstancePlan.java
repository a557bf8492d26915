package dev.faultline.capacity;

import java.util.Optional;

/**
 * How many instances a demand takes. Each number is empty where the law has no number that carries it.
 *
 * @param now for the load as it is, in all zones
 * @param withHeadroom for what the load may become until more instances are there
 * @param withoutAZone so many that those of the zones which are left carry the same when the fullest zone is lost
 */
public record InstancePlan(Optional<Integer> now, Optional<Integer> withHeadroom, Optional<Integer> withoutAZone) {
    /** The plan by the fitted curve, or, where {@code trust} says so, by the lower end of its interval. */
    public static InstancePlan of(Demand demand, ScalabilityFit fit, Trust trust) {
        int most = most(fit);
        Optional<Integer> left = needed(demand.withHeadroom(), fit, trust, most);
        return new InstancePlan(
                needed(demand.load(), fit, trust, most),
                left,
                left.flatMap(each -> inAll(each, demand.zones()))
                        .filter(all -> carried(all, fit, trust) >= demand.withHeadroom()));
    }

    /** Beyond the peak of the law more instances carry less, also on the days on which no zone is lost. */
    private static double carried(int instances, ScalabilityFit fit, Trust trust) {
        return trust == Trust.THE_LOWER_END
                ? fit.carriedBy(instances).from()
                : fit.law().carriedBy(instances);
    }

    /** Which figure of a fit a plan rests on. */
    public enum Trust {
        /** The curve itself: as likely too few as too many. */
        THE_CURVE,
        /** The lower end of its interval. */
        THE_LOWER_END
    }

    /** A law that was measured on a few is no ground for very many. */
    private static int most(ScalabilityFit fit) {
        int measured =
                fit.measured().stream().mapToInt(CarriedBy::instances).max().orElseThrow();
        return Math.min(fit.law().peak().orElse(Integer.MAX_VALUE), 100 * measured);
    }

    private static Optional<Integer> needed(double load, ScalabilityFit fit, Trust trust, int most) {
        if (trust == Trust.THE_LOWER_END) {
            return fit.surelyFor(load, most);
        }
        return fit.law().instancesFor(load).stream()
                .boxed()
                .filter(each -> each <= most)
                .findFirst();
    }

    /** The fewest in all zones of which {@code left} are still there when the fullest zone is lost; none with one zone. */
    private static Optional<Integer> inAll(int left, int zones) {
        if (zones == 1) {
            return Optional.empty();
        }
        int all = left;
        while (all + Math.floorDiv(-all, zones) < left) {
            all++;
        }
        return Optional.of(all);
    }
}
