package dev.faultline.capacity;

import dev.faultline.capacity.InstancePlan.Trust;
import dev.faultline.scenario.CapacitySpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What one load takes: a line of “for this load you need …”.
 *
 * @param load arrivals a second
 * @param withHeadroom what it may become until more instances are in service
 * @param now instances for the load as it is
 * @param untilScaled instances for what it may become
 * @param withoutAZone instances of which those of the zones that are left carry that, when the fullest zone is lost
 * @param surely the same by the lower end of the law's interval; empty where no number is sure
 * @param connections to the database at {@code withoutAZone}, or {@code untilScaled} with one zone
 * @param monthly what those cost a month
 * @param perThousand what a thousand bookings cost then
 */
public record PlanRow(
        double load,
        double withHeadroom,
        Optional<Integer> now,
        Optional<Integer> untilScaled,
        Optional<Integer> withoutAZone,
        Optional<Integer> surely,
        Optional<Integer> connections,
        Optional<BigDecimal> monthly,
        Optional<BigDecimal> perThousand) {

    /**
     * The row of one load.
     *
     * @param load arrivals a second
     * @param scaling how long more instances take
     * @param visits a month, at that load
     * @param ofEach connections that each instance keeps
     */
    static PlanRow of(
            double load,
            Duration scaling,
            double visits,
            ScalabilityFit fit,
            CapacitySpec spec,
            Optional<Integer> ofEach) {
        int zones = spec.demand().zones();
        Demand demand = new Demand(load, spec.demand().growth(), scaling, zones);
        InstancePlan plan = InstancePlan.of(demand, fit, Trust.THE_CURVE);
        InstancePlan sure = InstancePlan.of(demand, fit, Trust.THE_LOWER_END);
        Optional<Integer> all = whole(plan, zones);
        Optional<MonthlyCost> cost =
                all.flatMap(n -> spec.costs().map(costs -> MonthlyCost.of(costs.prices(), n, zones)));
        return new PlanRow(
                load,
                demand.withHeadroom(),
                plan.now(),
                plan.withHeadroom(),
                plan.withoutAZone(),
                whole(sure, zones),
                all.flatMap(n ->
                        ofEach.flatMap(each -> spec.connections().map(allowed -> n * each + allowed.others()))),
                cost.map(MonthlyCost::total),
                cost.map(total ->
                        total.perThousand(visits * spec.costs().orElseThrow().booked())));
    }

    /** With one zone none can be lost without all. */
    private static Optional<Integer> whole(InstancePlan plan, int zones) {
        return zones == 1 ? plan.withHeadroom() : plan.withoutAZone();
    }

    /** What the whole plan takes: with headroom and, where there are several zones, without one of them. */
    Optional<Integer> whole(int zones) {
        return zones == 1 ? untilScaled : withoutAZone;
    }
}
