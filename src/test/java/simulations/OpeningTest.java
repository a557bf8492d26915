package simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the next places open, and for whom. */
class OpeningTest {
    private static final Instant FIRST = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    void whoComesInGoodTimeGetsTheNextOpening() {
        assertThat(Opening.next(FIRST, after(100))).isEqualTo(new Opening(1, after(2000)));
        assertThat(Opening.next(FIRST, after(1400))).isEqualTo(new Opening(1, after(2000)));
    }

    @Test
    void whoComesTooLateToFindTheSlotGetsTheOneAfter() {
        assertThat(Opening.next(FIRST, after(1401))).isEqualTo(new Opening(2, after(4000)));
    }

    @Test
    void everyoneWaitsForTheSameInstant() {
        Opening opening = Opening.next(FIRST, after(700));
        assertThat(opening.from(after(700))).isEqualTo(Duration.ofMillis(1300));
        assertThat(opening.from(after(1999))).isEqualTo(Duration.ofMillis(1));
        assertThat(opening.from(after(2500))).isZero();
    }

    @Test
    void openingsGoRoundTheSlotsOfADay() {
        assertThat(new Opening(7, FIRST).among(8)).isEqualTo(7);
        assertThat(new Opening(8, FIRST).among(8)).isZero();
    }

    private static Instant after(long millis) {
        return FIRST.plusMillis(millis);
    }
}
