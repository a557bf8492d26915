package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

/** The arithmetic behind "millions of users". */
class AudienceTest {
    @Test
    void threeMillionPeopleAreTwentyArrivalsASecond() {
        Audience city = new Audience(3_000_000, 3, 0.12, 2);
        assertThat(city.visits()).isEqualTo(9_000_000);
        assertThat(city.perSecond()).isCloseTo(20, offset(1e-9));
    }

    @Test
    void aDayWithoutAPeakIsSpreadEvenly() {
        assertThat(new Audience(86_400, 30, 1.0 / 24, 1).perSecond()).isCloseTo(1, offset(1e-9));
    }

    @Test
    void anAudienceThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Audience(0, 1, 0.1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Audience(1, 1, 1.1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Audience(1, 1, 0.1, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }
}
