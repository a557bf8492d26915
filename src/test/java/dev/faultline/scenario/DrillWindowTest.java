package dev.faultline.scenario;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A window is open on its days, between its hours, in its own zone. */
class DrillWindowTest {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @Test
    void itsHoursAreThoseOfItsZone() {
        DrillWindow window = new DrillWindow(Set.of(MONDAY), LocalTime.of(10, 0), LocalTime.of(12, 0), INDIA);
        // 10:00 in India is 04:30 UTC; 23 November 2026 is a Monday.
        assertThat(window.isOpen(Instant.parse("2026-11-23T04:29:59Z"))).isFalse();
        assertThat(window.isOpen(Instant.parse("2026-11-23T04:30:00Z"))).isTrue();
        assertThat(window.isOpen(Instant.parse("2026-11-23T06:29:59Z"))).isTrue();
        assertThat(window.isOpen(Instant.parse("2026-11-23T06:30:00Z"))).isFalse();
        assertThat(window.isOpen(Instant.parse("2026-11-24T05:00:00Z")))
                .as("Tuesday")
                .isFalse();
        assertThat(window.words()).isEqualTo("Mon 10:00–12:00 Asia/Kolkata");
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        DrillWindow night = new DrillWindow(Set.of(FRIDAY), LocalTime.of(22, 0), LocalTime.of(4, 0), ZoneId.of("UTC"));
        assertThat(night.isOpen(Instant.parse("2026-11-27T23:00:00Z"))).isTrue();
        assertThat(night.isOpen(Instant.parse("2026-11-28T03:59:59Z")))
                .as("Saturday, early")
                .isTrue();
        assertThat(night.isOpen(Instant.parse("2026-11-28T04:00:00Z"))).isFalse();
        assertThat(night.isOpen(Instant.parse("2026-11-28T23:00:00Z"))).isFalse();
        assertThat(night.isOpen(Instant.parse("2026-11-27T03:00:00Z")))
                .as("Thursday's night")
                .isFalse();
    }

    @Test
    void aWholeDayIsOpenToItsLastInstant() {
        DrillWindow always = new DrillWindow(
                EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC"));
        assertThat(always.isOpen(Instant.parse("2026-11-27T00:00:00Z"))).isTrue();
        assertThat(always.isOpen(Instant.parse("2026-11-27T23:59:59.999Z"))).isTrue();
        assertThat(always.words()).isEqualTo("every day 00:00–24:00 UTC");
    }
}
