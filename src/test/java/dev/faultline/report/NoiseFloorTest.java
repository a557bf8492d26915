package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The bound is the textbook's, and is broken by as many as it says where nothing has changed. */
class NoiseFloorTest {
    private static List<Duration> seconds(double... seconds) {
        return DoubleStream.of(seconds)
                .mapToObj(each -> Duration.ofNanos(Math.round(each * 1e9)))
                .toList();
    }

    @Test
    void theBoundIsMeanPlusStudentsTTimesTheSpreadOfOneMore() {
        // Mean 10, standard deviation √2.5, t(0.95; 4) = 2.132: 10 + 2.132 · 1.5811 · √1.2 = 13.692.
        NoiseFloor floor = NoiseFloor.of(seconds(8, 9, 10, 11, 12)).orElseThrow();

        assertThat(floor.upTo()).isBetween(Duration.ofMillis(13_691), Duration.ofMillis(13_694));
        assertThat(floor.shortest()).isEqualTo(Duration.ofSeconds(8));
        assertThat(floor.longest()).isEqualTo(Duration.ofSeconds(12));
        assertThat(floor.earlier()).isEqualTo(5);
    }

    @Test
    void nothingFinerThanWhatCanBeMeasuredIsNews() {
        assertThat(NoiseFloor.of(seconds(1, 1, 1, 1)).orElseThrow().upTo())
                .isEqualTo(Duration.ofSeconds(1).plus(NoiseFloor.RESOLUTION));
    }

    @Test
    void ofThreeNothingIsKnown() {
        assertThat(NoiseFloor.of(seconds(1, 2, 3))).isEmpty();
        assertThat(NoiseFloor.of(List.of())).isEmpty();
    }

    @Test
    void whereNothingHasChangedOneInTwentyLiesBeyondIt() {
        Random random = new Random(20261122);
        int beyond = 0;
        int times = 4_000;
        for (int i = 0; i < times; i++) {
            List<Duration> earlier = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                earlier.add(time(random));
            }
            if (time(random).compareTo(NoiseFloor.of(earlier).orElseThrow().upTo()) > 0) {
                beyond++;
            }
        }
        assertThat((double) beyond / times).isBetween(0.04, 0.06);
    }

    private static Duration time(Random random) {
        return Duration.ofNanos(Math.round((10 + random.nextGaussian()) * 1e9));
    }
}
