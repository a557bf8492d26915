package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.capacity.CapacitySearch.Found;
import dev.faultline.capacity.LoadProbe.Seen;
import dev.faultline.capacity.SequentialTest.Decision;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search, on systems whose capacity it is not told. */
class CapacitySearchTest {
    private static final CapacitySearch SEARCH = new CapacitySearch(5, 2_000, 0.03, new SequentialTest(0.05));

    /** A system that turns everybody away beyond its capacity, and nobody below. */
    private static LoadProbe cliff(double capacity) {
        return perSecond -> new Seen(1_000, perSecond > capacity ? 1_000 : 0);
    }

    @Test
    void capacitiesDrawnAtRandomAreFoundWithinFivePercent() throws Exception {
        Random random = new Random(20261221);
        int near = 0;
        for (int run = 0; run < 40; run++) {
            double hidden = 100 + 400 * random.nextDouble();
            Found found = SEARCH.from(20, new QueueUnderLoad(hidden, random));
            near += Math.abs(found.capacity() - hidden) <= 0.05 * hidden ? 1 : 0;
        }
        assertThat(near).as("of 40 within 5 %").isGreaterThanOrEqualTo(36);
    }

    @Test
    void whatHeldAndWhatBrokeEncloseIt() throws Exception {
        Found found = SEARCH.from(40, cliff(137));
        assertThat(found.held()).isLessThanOrEqualTo(137);
        assertThat(found.broke()).isGreaterThan(137).isLessThanOrEqualTo(found.held() * 1.03);
        assertThat(found.capacity()).isBetween(found.held(), found.broke());
        assertThat(found.offered()).hasSizeLessThan(12).allMatch(one -> one.steps() == 1);
    }

    @Test
    void aFirstLoadThatIsTooMuchIsLoweredUntilItHolds() throws Exception {
        Found found = SEARCH.from(1_500, cliff(61));
        assertThat(found.held()).isLessThanOrEqualTo(61);
        assertThat(found.broke()).isGreaterThan(61);
    }

    @Test
    void whatEvenTheMostDoesNotBreakIsRightCensored() throws Exception {
        Found found = SEARCH.from(1, cliff(9_999));
        assertThat(found.held()).isEqualTo(2_000);
        assertThat(found.broke()).isInfinite();
        assertThat(found.capacity()).isEqualTo(2_000);
    }

    @Test
    void whatEvenTheLeastBreaksCarriesNothingThatWasFound() throws Exception {
        Found found = SEARCH.from(40, cliff(1));
        assertThat(found.held()).isZero();
        assertThat(found.broke()).isEqualTo(5);
        assertThat(found.capacity()).isZero();
    }

    @Test
    void aLoadThatStaysOpenIsTheLimitItself() throws Exception {
        Found found = SEARCH.from(40, perSecond -> new Seen(1_000, perSecond < 80 ? 0 : perSecond > 100 ? 900 : 50));
        assertThat(found.capacity()).isEqualTo(90);
        CapacitySearch.Offered last = found.offered().get(found.offered().size() - 1);
        assertThat(last.decision()).isEqualTo(Decision.OPEN);
        assertThat(last.steps()).isEqualTo(SequentialTest.LOOKS);
        assertThat(last.seen().requests()).isEqualTo(4_000);
    }

    @Test
    void boundsBetweenWhichThereIsNothingAreRefused() {
        SequentialTest test = new SequentialTest(0.05);
        assertThatThrownBy(() -> new CapacitySearch(0, 10, 0.1, test)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CapacitySearch(10, 10, 0.1, test)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CapacitySearch(1, 10, 0, test)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGoodGuessTakesTwoLoads() throws Exception {
        CapacitySearch search = new CapacitySearch(1, 100, 0.08, new SequentialTest(0.05));
        Found found = search.near(20, cliff(20.3));
        assertThat(found.offered()).hasSize(2);
        assertThat(found.held()).isLessThanOrEqualTo(20.3);
        assertThat(found.broke()).isGreaterThan(20.3);
    }

    @Test
    void aBadGuessCostsTimeButNoPrecision() throws Exception {
        CapacitySearch search = new CapacitySearch(1, 100, 0.05, new SequentialTest(0.05));
        for (double guess : new double[] {3, 15, 60, 99}) {
            Found found = search.near(guess, cliff(31));
            assertThat(found.held()).isLessThanOrEqualTo(31);
            assertThat(found.broke()).isGreaterThan(31).isLessThanOrEqualTo(found.held() * 1.0500001);
        }
    }

    /** One that offers whole numbers only, and whose first offer at each load is not seen whole. */
    private static final class Hiccups implements LoadProbe {
        private final double capacity;
        private final int hiccups;
        private int ended;
        private int steps;

        Hiccups(double capacity, int hiccups) {
            this.capacity = capacity;
            this.hiccups = hiccups;
        }

        @Override
        public double nearest(double perSecond) {
            return Math.max(1, Math.round(perSecond));
        }

        @Override
        public Seen offer(double perSecond) {
            steps++;
            return new Seen(1_000, perSecond > capacity ? 1_000 : 0);
        }

        @Override
        public Optional<String> ended(Decision decision) {
            ended++;
            return ended % (hiccups + 1) == 0 ? Optional.empty() : Optional.of("the generator stood still");
        }
    }

    @Test
    void aLoadThatWasNotSeenWholeIsOfferedAgain() throws Exception {
        Hiccups probe = new Hiccups(9.5, 1);
        Found found = new CapacitySearch(1, 100, 0.01, new SequentialTest(0.05)).from(4, probe);
        assertThat(found.held()).isEqualTo(9);
        assertThat(found.broke()).isEqualTo(10);
        assertThat(probe.steps).isEqualTo(2 * found.offered().size());
    }

    @Test
    void whatIsNeverSeenWholeIsNoFigure() {
        assertThatThrownBy(() -> SEARCH.from(40, new Hiccups(100, 99)))
                .isInstanceOf(NotObserved.class)
                .hasMessageContaining("the generator stood still")
                .hasMessageContaining("3 attempts");
    }

    @Test
    void whereNothingLiesBetweenTwoWholeNumbersTheSearchEnds() throws Exception {
        Found found = new CapacitySearch(1, 100, 0.001, new SequentialTest(0.05)).near(10, new Hiccups(9.5, 0));
        assertThat(found.held()).isEqualTo(9);
        assertThat(found.broke()).isEqualTo(10);
    }

    /** A system that answers everything in time, while ever more people wait to send beyond its capacity. */
    private static LoadProbe hiding(double capacity) {
        return new LoadProbe() {
            private double offered;

            @Override
            public Seen offer(double perSecond) {
                offered = perSecond;
                return new Seen(1_000, 0);
            }

            @Override
            public boolean keptUp() {
                return offered <= capacity;
            }
        };
    }

    @Test
    void whereEverMorePeopleWaitALoadDoesNotHoldHoweverSoonRequestsAreAnswered() throws Exception {
        Found found = SEARCH.from(40, hiding(137));
        assertThat(found.held()).isLessThanOrEqualTo(137);
        assertThat(found.broke()).isGreaterThan(137).isLessThanOrEqualTo(found.held() * 1.0300001);
        assertThat(found.offered())
                .filteredOn(one -> one.decision() == Decision.BROKE)
                .isNotEmpty()
                .allMatch(one -> one.steps() == SequentialTest.LOOKS);
    }
}
