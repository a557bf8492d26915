package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.verdict.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bound is the textbook's, and is broken by as many as it says where nothing has changed. */
class NoiseFloorTest {
    private static final double RESOLUTION = 0.05;

    private static NoiseFloor times(Double... seconds) {
        return floor(Quantity.RECOVERY_TIME, RESOLUTION, 1, seconds);
    }

    private static NoiseFloor floor(Quantity quantity, double resolution, int together, Double... figures) {
        return NoiseFloor.of(List.of(figures), quantity, resolution, together).orElseThrow();
    }

    @Test
    void theBoundIsMeanPlusStudentsTTimesTheSpreadOfOneMore() {
        // Mean 10, standard deviation √2.5, t(0.95; 4) = 2.132: 10 + 2.132 · 1.5811 · √1.2 = 13.692.
        NoiseFloor floor = times(8.0, 9.0, 10.0, 11.0, 12.0);

        assertThat(floor.bound()).isBetween(13.691, 13.694);
        assertThat(floor.lowest()).isEqualTo(8);
        assertThat(floor.highest()).isEqualTo(12);
        assertThat(floor.earlier()).isEqualTo(5);
        assertThat(floor.isExceededBy(13.7, Quantity.RECOVERY_TIME)).isTrue();
        assertThat(floor.isExceededBy(13.6, Quantity.RECOVERY_TIME)).isFalse();
    }

    @Test
    void whereLessIsWorseTheBoundLiesBelow() {
        NoiseFloor floor = floor(Quantity.CAPACITY, 0.1, 1, 8.0, 9.0, 10.0, 11.0, 12.0);

        assertThat(floor.bound()).isBetween(6.306, 6.309);
        assertThat(floor.isExceededBy(6.2, Quantity.CAPACITY)).isTrue();
        assertThat(floor.isExceededBy(20, Quantity.CAPACITY)).isFalse();
    }

    @Test
    void ofSeveralFiguresEachIsGivenMoreRoomSoThatAllOfThemTogetherAreRarelyNews() {
        // t(1 − 0.05/8; 4) = 4.315 in the place of 2.132.
        assertThat(floor(Quantity.P95, 0.001, 8, 8.0, 9.0, 10.0, 11.0, 12.0).bound())
                .isBetween(17.46, 17.49);
    }

    @Test
    void nothingFinerThanWhatCanBeMeasuredIsNews() {
        assertThat(times(1.0, 1.0, 1.0, 1.0).bound()).isEqualTo(1 + RESOLUTION);
    }

    @Test
    void whereNothingWasEverLostAnyLossIsNews() {
        NoiseFloor floor = floor(Quantity.RECOVERY_POINT, 0, 1, 0.0, 0.0, 0.0, 0.0);

        assertThat(floor.isExceededBy(0, Quantity.RECOVERY_POINT)).isFalse();
        assertThat(floor.isExceededBy(0.001, Quantity.RECOVERY_POINT)).isTrue();
    }

    /** Ten requests may fail; in four runs none did. A chance of one in ten makes one or two fail now and then. */
    @Test
    void aRequestOrTwoThatFailWhereNoneDidAreNoNewsAndSomeAre() {
        NoiseFloor floor = floor(Quantity.ERROR_BUDGET, 0.1, 1, 0.0, 0.0, 0.0, 0.0);

        assertThat(floor.isExceededBy(0.2, Quantity.ERROR_BUDGET)).isFalse();
        assertThat(floor.isExceededBy(0.3, Quantity.ERROR_BUDGET)).isTrue();
    }

    @Test
    void ofThreeNothingIsKnown() {
        assertThat(NoiseFloor.of(List.of(1.0, 2.0, 3.0), Quantity.P95, 0, 1)).isEmpty();
        assertThat(NoiseFloor.of(List.of(), Quantity.P95, 0, 1)).isEmpty();
    }

    @Test
    void whereNothingHasChangedOneInTwentyLiesBeyondIt() {
        assertThat(shareBeyond(1)).isBetween(0.04, 0.06);
    }

    @Test
    void whereNothingHasChangedInAtMostOneOfTwentyRunsAnyOfItsFiguresLiesBeyondIt() {
        assertThat(shareBeyond(8)).isBetween(0.035, 0.065);
    }

    /** Of runs with so many figures, independent of each other, the share that has one beyond its bound. */
    private static double shareBeyond(int figures) {
        Random random = new Random(20261122);
        int times = 3_000;
        int beyond = 0;
        for (int i = 0; i < times; i++) {
            boolean any = false;
            for (int figure = 0; figure < figures; figure++) {
                Double[] earlier = new Double[6];
                Arrays.setAll(earlier, unused -> 10 + random.nextGaussian());
                NoiseFloor floor = floor(Quantity.P95, 0, figures, earlier);
                any |= floor.isExceededBy(10 + random.nextGaussian(), Quantity.P95);
            }
            beyond += any ? 1 : 0;
        }
        return (double) beyond / times;
    }
}
