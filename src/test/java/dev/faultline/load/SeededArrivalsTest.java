package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.DayCurve;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededArrivalsTest {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration TOTAL = Duration.ofSeconds(60);

    @Test
    void theSameSeedPlansTheSameArrivals() {
        assertThat(planned(1)).isEqualTo(planned(1)).isNotEqualTo(planned(2));
    }

    @Test
    void arrivalsAreInOrderAndWithinTheTotal() {
        assertThat(planned(3)).isSorted().allMatch(at -> !at.isNegative() && at.compareTo(TOTAL) <= 0);
    }

    @Test
    void arrivalsRampUpAndThenKeepTheRate() {
        List<Duration> planned = planned(4);
        long inTheRamp =
                planned.stream().filter(at -> at.compareTo(WARM_UP) < 0).count();
        long firstSecond = planned.stream().filter(at -> at.toSeconds() == 0).count();
        assertThat(inTheRamp).isEqualTo(Math.round(20 * 10 * (1 + 0.05) / 2));
        assertThat(planned.size() - inTheRamp).isEqualTo(20 * 50);
        assertThat(firstSecond).isLessThan(10);
    }

    @Test
    void stepsFollowOneAnotherAndTheLastGoesOn() {
        List<Duration> planned = new ArrayList<>();
        SeededArrivals.rampThenSteps(
                        List.of(10.0, 20.0, 30.0),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        5)
                .planned()
                .forEachRemaining(planned::add);
        assertThat(between(planned, 2, 8)).isEqualTo(60);
        assertThat(between(planned, 8, 16)).isEqualTo(160);
        assertThat(between(planned, 16, 30)).isEqualTo(30 * 14);
        assertThat(between(planned, 0, 2)).isBetween(1L, 19L);
    }

    @Test
    void trafficOfOneRateIsAStaircaseOfOneStep() {
        List<Duration> planned = new ArrayList<>();
        SeededArrivals.rampThenSteps(List.of(20.0), TOTAL, WARM_UP, TOTAL, 9)
                .planned()
                .forEachRemaining(planned::add);
        assertThat(planned).isEqualTo(planned(9));
    }

    @Test
    void everyHourOfADayBringsAsManyPeopleAsItsCurveHas() {
        DayCurve day = new DayCurve(0.5, 10, Duration.ofSeconds(48));
        List<Duration> planned = new ArrayList<>();
        SeededArrivals.rampThenSteps(day.rates(), Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(48), 11)
                .planned()
                .forEachRemaining(planned::add);

        for (int hour = 0; hour < DayCurve.HOURS; hour++) {
            assertThat(between(planned, 2 * hour, 2 * hour + 2))
                    .as("hour %d", hour)
                    .isEqualTo(day.counts().get(hour));
        }
    }

    @Test
    void aRecordedLogBringsItsUsersWhenTheyCameAndIsHeldOpenUntilTheEnd() {
        List<Duration> due =
                List.of(Duration.ZERO, Duration.ofMillis(40), Duration.ofMillis(40), Duration.ofSeconds(7));
        List<Duration> planned = new ArrayList<>();
        SeededArrivals arrivals = SeededArrivals.at(due, TOTAL);
        arrivals.planned().forEachRemaining(planned::add);

        assertThat(planned)
                .startsWith(due.toArray(Duration[]::new))
                .endsWith(TOTAL)
                .hasSize(5);
        assertThat(arrivals.drive(SeededArrivals.at(due, TOTAL)
                        .of(CoreDsl.scenario("replayed"))
                        .asScala()
                        .injectionProfile()))
                .isTrue();
        assertThat(arrivals.drive(SeededArrivals.at(due.subList(0, 3), TOTAL)
                        .of(CoreDsl.scenario("another"))
                        .asScala()
                        .injectionProfile()))
                .isFalse();
    }

    @Test
    void stepsThatCannotBeAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> SeededArrivals.rampThenSteps(List.of(1.0, 0.0), second, Duration.ZERO, TOTAL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("steps need rates over 0");
        assertThatThrownBy(() -> SeededArrivals.rampThenSteps(List.of(), second, Duration.ZERO, TOTAL, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SeededArrivals.rampThenSteps(List.of(1.0, 2.0, 3.0), second, Duration.ZERO, second, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long between(List<Duration> planned, int from, int to) {
        return planned.stream()
                .filter(at -> at.compareTo(Duration.ofSeconds(from)) >= 0 && at.compareTo(Duration.ofSeconds(to)) < 0)
                .count();
    }

    @Test
    void arrivalsAreScatteredAndNotEvenlySpaced() {
        List<Duration> planned = planned(5);
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < planned.size(); i++) {
            gaps.add(planned.get(i).minus(planned.get(i - 1)));
        }
        assertThat(gaps).anyMatch(gap -> gap.toMillis() < 5).anyMatch(gap -> gap.toMillis() > 150);
    }

    @Test
    void aPopulationIsKnownToBeDrivenByThemOrNot() {
        SeededArrivals arrivals = arrivals(6);
        PopulationBuilder population = arrivals(6).of(CoreDsl.scenario("driven"));
        PopulationBuilder other = arrivals(7).of(CoreDsl.scenario("driven otherwise"));
        assertThat(arrivals.drive(population.asScala().injectionProfile())).isTrue();
        assertThat(arrivals.drive(other.asScala().injectionProfile())).isFalse();
    }

    @Test
    void aTotalThatDoesNotOutlastTheWarmUpIsRefused() {
        assertThatThrownBy(() -> SeededArrivals.rampThenConstant(1, TOTAL, TOTAL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each for longer than the warm-up");
    }

    private static SeededArrivals arrivals(long seed) {
        return SeededArrivals.rampThenConstant(20, WARM_UP, TOTAL, seed);
    }

    private static List<Duration> planned(long seed) {
        List<Duration> planned = new ArrayList<>();
        arrivals(seed).planned().forEachRemaining(planned::add);
        return planned;
    }
}
