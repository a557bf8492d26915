package dev.faultline.rehearsal.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.failover.Presence;
import dev.faultline.rehearsal.region.HealthProbe.Found;
import org.junit.jupiter.api.Test;

/** When a series of checks is believed. */
class CheckSeriesTest {
    private final CheckSeries series = new CheckSeries(3);

    @Test
    void theThirdFailureInARowIsBelieved() {
        assertThat(series.after(Found.SILENT)).isEqualTo(Presence.THERE);
        assertThat(series.after(Found.UNHEALTHY)).isEqualTo(Presence.THERE);
        assertThat(series.after(Found.SILENT)).isEqualTo(Presence.LOST);
    }

    @Test
    void aPassInBetweenBeginsTheCountAnew() {
        series.after(Found.SILENT);
        series.after(Found.SILENT);
        series.after(Found.HEALTHY);
        series.after(Found.SILENT);
        assertThat(series.after(Found.SILENT)).isEqualTo(Presence.THERE);
    }

    @Test
    void itTakesAsManyPassesToComeBack() {
        series.after(Found.SILENT);
        series.after(Found.SILENT);
        series.after(Found.SILENT);
        assertThat(series.after(Found.HEALTHY)).isEqualTo(Presence.LOST);
        assertThat(series.after(Found.HEALTHY)).isEqualTo(Presence.LOST);
        assertThat(series.after(Found.HEALTHY)).isEqualTo(Presence.THERE);
    }
}
