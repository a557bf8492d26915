package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.Prices;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Costs, on the prices of a small web service on Fargate. */
class MonthlyCostTest {
    private static final Prices PRICES = Prices.read(Path.of("src/test/resources/prices/fargate-web.yaml"));

    @Test
    void twoTasksInTwoZonesCostWhatTheDocumentSums() {
        MonthlyCost cost = MonthlyCost.of(PRICES, 2, 2);
        assertThat(cost.total()).isEqualByComparingTo("160").isBetween(new BigDecimal(150), new BigDecimal(170));
        assertThat(cost.parts())
                .containsEntry("task", new BigDecimal("40.00"))
                .containsEntry("nat-gateway", new BigDecimal("90.00"))
                .containsEntry("elastic-ip", new BigDecimal("7.00"));
        assertThat(cost.asOf()).hasToString("2026-11-21");
    }

    @Test
    void moreInstancesAndZonesCostMoreAndTheBalancerDoesNot() {
        MonthlyCost cost = MonthlyCost.of(PRICES, 12, 3);
        assertThat(cost.total()).isEqualByComparingTo("408.50");
        assertThat(cost.parts()).containsEntry("balancer", new BigDecimal("20.00"));
    }

    @Test
    void aThousandBookingsCostTheirShare() {
        MonthlyCost cost = MonthlyCost.of(PRICES, 12, 3);
        assertThat(cost.perThousand(9_000_000)).isEqualByComparingTo("0.05");
        assertThat(cost.perThousand(10_000)).isEqualByComparingTo("40.85");
        assertThatThrownBy(() -> cost.perThousand(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsNotAPlatform() {
        assertThatThrownBy(() -> MonthlyCost.of(PRICES, 0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MonthlyCost.of(PRICES, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
