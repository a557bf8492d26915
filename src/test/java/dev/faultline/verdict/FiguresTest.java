package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** How figures read. */
class FiguresTest {
    @Test
    void timesAreReadInTheUnitThatFitsThem() {
        assertThat(Figures.time(Duration.ZERO)).isEqualTo("0 s");
        assertThat(Figures.time(Duration.ofNanos(1_234_567))).isEqualTo("1.2 ms");
        assertThat(Figures.time(Duration.ofMillis(850))).isEqualTo("850 ms");
        assertThat(Figures.time(Duration.ofMillis(3_214))).isEqualTo("3.214 s");
        assertThat(Figures.time(Duration.ofSeconds(30))).isEqualTo("30 s");
        assertThat(Figures.time(Duration.ofMinutes(15))).isEqualTo("15 min");
        assertThat(Figures.time(Duration.ofMillis(125_100))).isEqualTo("2 min 5.1 s");
        assertThat(Figures.time(Duration.ofMillis(-20))).isEqualTo("-20 ms");
    }

    @Test
    void aShareIsNeverRoundedUpToAPromiseItDidNotKeep() {
        assertThat(Figures.percent(0.999999)).isEqualTo("99.999 %");
        assertThat(Figures.share(99_999_999, 100_000_000)).isEqualTo("99.999 %");
        assertThat(Figures.percent(1)).isEqualTo("100 %");
        assertThat(Figures.percent(0.95)).isEqualTo("95 %");
    }

    @Test
    void longListsSayHowMuchTheyLeaveOut() {
        assertThat(Figures.capped(Collections.nCopies(50, "x"))).hasSize(50);
        assertThat(Figures.capped(Collections.nCopies(1051, "x"))).hasSize(51).endsWith("… and 1,001 more");
    }
}
