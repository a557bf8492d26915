package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void recoveriesAreReadWithWhereTheyCanLie() {
        JsonNode verdict = verdict("1.061 s", "between 592 ms and 1.062 s");
        assertThat(Told.recovery(verdict)).isEqualTo(Duration.ofMillis(1061));
        assertThat(Told.bracket(verdict).holds(Duration.ofMillis(592))).isTrue();
        assertThat(Told.bracket(verdict).holds(Duration.ofMillis(591))).isFalse();
        assertThat(Told.bracket(verdict).holds(Duration.ofNanos(1_062_000_001))).isFalse();
    }

    @Test
    void aPauseThatNobodyFailedInIsARecoveryToo() {
        assertThat(Told.recovery(verdict("615 ms (no outage by the ratio, but no answer for 615 ms)", "")))
                .isEqualTo(Duration.ofMillis(615));
    }

    @Test
    void lossesAreReadWithTheirTime() {
        assertThat(Told.loss(verdict("312.4 ms; 1,017 of 12,345 acknowledged writes lost", "")))
                .isEqualTo(new Told.Loss(Duration.ofNanos(312_400_000), 1017));
        assertThat(Told.loss(verdict("2 min 5.1 s; 1 of 2 acknowledged writes lost", ""))
                        .time())
                .isEqualTo(Duration.ofMillis(125_100));
        assertThat(Told.loss(verdict("0 s; 0 of 2 acknowledged writes lost", "")))
                .isEqualTo(new Told.Loss(Duration.ZERO, 0));
    }

    @Test
    void aPathThatNeverRecoveredHasNoFigure() {
        assertThatThrownBy(() -> Told.recovery(verdict("> 4.2 s, never recovered", "")))
                .hasMessageContaining("expected a figure as `measured`", "never recovered");
        assertThatThrownBy(() -> Told.recovery(verdict("0 s (no outage)", ""))).isInstanceOf(AssertionError.class);
    }

    private static JsonNode verdict(String measured, String bound) {
        return new ObjectMapper().createObjectNode().put("measured", measured).put("bound", bound);
    }
}
