package dev.faultline.rehearsal.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Figures out of the Prometheus text format. */
class ExpositionTest {
    private static final Exposition FIGURES = new Exposition("""
            # HELP cpu_utilisation busy share
            # TYPE cpu_utilisation gauge
            cpu_utilisation 0.25
            cpu_utilisation_other 9
            # TYPE balancer_target_requests_total counter
            balancer_target_requests_total{target="api-a"} 12.0
            balancer_target_requests_total{target="api-b"} 1.3E1
            limit +Inf
            """);

    @Test
    void aFigureIsFoundByItsWholeName() {
        assertThat(FIGURES.sum("cpu_utilisation")).hasValue(0.25);
        assertThat(FIGURES.sum("cpu")).isEmpty();
    }

    @Test
    void samplesAreToldApartByTheirLabels() {
        assertThat(FIGURES.samples("balancer_target_requests_total"))
                .containsEntry("target=\"api-a\"", 12.0)
                .containsEntry("target=\"api-b\"", 13.0);
        assertThat(FIGURES.sum("balancer_target_requests_total")).hasValue(25);
    }

    @Test
    void infinityIsANumberToo() {
        assertThat(FIGURES.sum("limit")).hasValue(Double.POSITIVE_INFINITY);
    }
}
