package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.faultline.capacity.InstancePlan.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many instances a demand takes, on laws that are known. */
class InstancePlanTest {
    private static final Demand CITY = new Demand(30, 0.2, Duration.ofSeconds(90), 3);

    private static ScalabilityFit fit(ScalabilityLaw law, double noise) {
        Random random = new Random(17);
        List<CarriedBy> measured = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> new CarriedBy(n, law.carriedBy(n) * (1 + noise * random.nextGaussian())))
                .toList();
        return ScalabilityFit.to(measured);
    }

    @Test
    void headroomIsWhatTheLoadGrowsUntilMoreInstancesAreThere() {
        assertThat(CITY.withHeadroom()).isCloseTo(39, offset(1e-9));
        assertThat(new Demand(30, 0.2, Duration.ZERO, 3).withHeadroom()).isEqualTo(30);
    }

    @Test
    void whatIsLeftOfThreeZonesCarriesItAll() {
        InstancePlan plan = InstancePlan.of(CITY, fit(new ScalabilityLaw(4, 0, 0), 0), Trust.THE_CURVE);
        assertThat(plan.now()).hasValue(8);
        assertThat(plan.withHeadroom()).hasValue(10);
        assertThat(plan.withoutAZone())
                .as("5 are lost with their zone, 10 are left")
                .hasValue(15);
    }

    @Test
    void theFullestZoneIsTheOneThatIsLost() {
        Demand demand = new Demand(30, 0, Duration.ZERO, 3);
        InstancePlan plan = InstancePlan.of(demand, fit(new ScalabilityLaw(10, 0, 0), 1e-9), Trust.THE_CURVE);
        assertThat(plan.now().orElseThrow()).isBetween(3, 4);
        int left = plan.withHeadroom().orElseThrow();
        int all = plan.withoutAZone().orElseThrow();
        assertThat(all - (all + 2) / 3).isGreaterThanOrEqualTo(left);
        assertThat(all - 1 - (all - 1 + 2) / 3).isLessThan(left);
    }

    @Test
    void oneZoneAloneCannotBeDoneWithout() {
        Demand demand = new Demand(30, 0, Duration.ZERO, 1);
        assertThat(InstancePlan.of(demand, fit(new ScalabilityLaw(4, 0, 0), 0), Trust.THE_CURVE)
                        .withoutAZone())
                .isEmpty();
    }

    @Test
    void whoTrustsTheLowerEndTakesNoFewer() {
        ScalabilityFit fit = fit(new ScalabilityLaw(4, 0.02, 0.0005), 0.01);
        InstancePlan likely = InstancePlan.of(CITY, fit, Trust.THE_CURVE);
        InstancePlan sure = InstancePlan.of(CITY, fit, Trust.THE_LOWER_END);
        assertThat(likely.now()).isPresent();
        if (sure.now().isPresent()) {
            assertThat(sure.now().get()).isGreaterThanOrEqualTo(likely.now().get());
        }
    }

    @Test
    void whatNoNumberCarriesHasNoPlan() {
        ScalabilityFit peaked = fit(new ScalabilityLaw(4, 0.1, 0.01), 0);
        InstancePlan plan = InstancePlan.of(CITY, peaked, Trust.THE_CURVE);
        assertThat(plan.now()).isEmpty();
        assertThat(plan.withoutAZone()).isEmpty();
    }

    @Test
    void moreInstancesForALostZoneMustNotCarryLessWhileItIsThere() {
        ScalabilityLaw law = new ScalabilityLaw(4, 0.02, 0.012);
        int peak = law.peak().orElseThrow();
        Demand atThePeak = new Demand(law.carriedBy(peak) * 0.999, 0, Duration.ZERO, 3);
        InstancePlan plan = InstancePlan.of(atThePeak, fit(law, 0), Trust.THE_CURVE);
        assertThat(plan.now()).hasValue(peak);
        assertThat(plan.withoutAZone()).isEmpty();
    }

    @Test
    void aDemandThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Demand(0, 0, Duration.ZERO, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Demand(1, 0, Duration.ZERO, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Demand(1, -1, Duration.ZERO, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
