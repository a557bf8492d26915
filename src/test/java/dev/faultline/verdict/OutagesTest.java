package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Outages against an independent reckoning, and the traits that every answer must have. */
class OutagesTest {
    private static final Instant BASE = Instant.parse("2026-03-01T12:00:00Z");
    private static final double[] RATIOS = {0.5, 0.8, 0.9, 0.95, 0.99, 1};

    private static List<Outages.Found> found(List<Integer> sent, List<Boolean> good, Sli sli) {
        RequestSeries series = new RequestSeries(BASE);
        for (int i = 0; i < sent.size(); i++) {
            Instant at = BASE.plusMillis(sent.get(i));
            if (good.get(i)) {
                series.good(at);
            } else {
                series.failed(at);
            }
        }
        return Outages.in(series.observations(sli), sli);
    }

    @Test
    void agreeWithTheIndependentReckoningOnThousandsOfRandomHistories() {
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            List<Integer> sent = new ArrayList<>();
            List<Boolean> good = new ArrayList<>();
            tell(random, sent, good);
            double ratio = RATIOS[random.nextInt(RATIOS.length)];
            int holdsFor = 1 + random.nextInt(200);
            List<List<Integer>> expected = new SteadyReckoning(sent, good, ratio, holdsFor).outages();
            List<List<Integer>> actual = found(sent, good, new Sli(ratio, Duration.ofMillis(holdsFor))).stream()
                    .map(o -> List.of(o.first(), o.censored() ? -1 : o.recovered()))
                    .toList();
            assertThat(actual)
                    .as("seed %d, ratio %s, holdsFor %d", seed, ratio, holdsFor)
                    .isEqualTo(expected);
        }
    }

    /** Stretches of good, bad and mixed requests with irregular gaps. */
    private static void tell(Random random, List<Integer> sent, List<Boolean> good) {
        int n = 1 + random.nextInt(150);
        int now = random.nextInt(5000);
        double goodness = 1;
        for (int i = 0; i < n; i++) {
            if (random.nextInt(12) == 0) {
                goodness = new double[] {0, 0.3, 0.9, 0.97, 1, 1}[random.nextInt(6)];
            }
            sent.add(now);
            good.add(random.nextDouble() < goodness);
            now += 1 + (random.nextInt(15) == 0 ? random.nextInt(300) : random.nextInt(10));
        }
    }

    @Test
    void beginWithAFailureAndRecoverWithASuccessAndDoNotOverlap() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(-1 - seed);
            List<Integer> sent = new ArrayList<>();
            List<Boolean> good = new ArrayList<>();
            tell(random, sent, good);
            int after = 0;
            for (Outages.Found o : found(sent, good, new Sli(0.9, Duration.ofMillis(50)))) {
                assertThat(good.get(o.first())).as("first of seed %d", seed).isFalse();
                assertThat(o.first()).isGreaterThanOrEqualTo(after);
                if (!o.censored()) {
                    assertThat(good.get(o.recovered()))
                            .as("recovery of seed %d", seed)
                            .isTrue();
                    after = o.recovered();
                }
            }
        }
    }

    @Test
    void areNoneWhereNothingWasSent() {
        assertThat(found(List.of(), List.of(), new Sli(0.9, Duration.ofSeconds(1))))
                .isEmpty();
    }

    @Test
    void areOneWithoutAnEndWhereTheOnlyRequestFailed() {
        List<Outages.Found> found = found(List.of(7), List.of(false), new Sli(0.9, Duration.ofSeconds(1)));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).censored()).isTrue();
    }

    @Test
    void anSliThatNothingOrEverythingKeepsIsRefused() {
        assertThatThrownBy(() -> new Sli(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sli(Double.NaN, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sli(0.9, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
