package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.Journeys;
import dev.faultline.scenario.Marks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrafficSettingsTest {
    @Test
    void whatTheForkIsToldReachesTheSimulation() {
        InjectorSpec spec = new InjectorSpec(
                "surge:campaign",
                "simulations.BookingSimulation",
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:2"),
                Optional.of(URI.create("http://127.0.0.1:3")),
                Optional.of(URI.create("http://127.0.0.1:4")),
                2.5,
                new Climb(List.of(5.0, 7.5), Duration.ofSeconds(4)),
                Duration.ofSeconds(3),
                Duration.ofSeconds(9),
                -7,
                Path.of("ledger.jsonl"),
                "r1",
                Duration.ofSeconds(2),
                new Fitting(
                        new Journeys(Map.of("book", "/v2/bookings"), LocalDate.of(2027, 1, 1)),
                        new Marks("+9199", "test-", Optional.of("X-Test")),
                        Optional.of("TEST_CODE"),
                        Fitting.Peers.VOUCHED_FOR,
                        Optional.of(Path.of("trusted.p12"))),
                Optional.of(new Replay(Path.of("access.log"), 2.5, Optional.of("c0ffee"))));
        TrafficSettings settings = TrafficSettings.of(spec);
        assertThat(TrafficSettings.from(settings.asProperties()::get)).isEqualTo(settings);
    }

    @Test
    void aSimulationRunsWithoutAnySetting() {
        TrafficSettings settings = TrafficSettings.from(name -> null);
        assertThat(settings.baseUrl()).hasToString("http://127.0.0.1:8080");
        assertThat(settings.ledger()).isEmpty();
        assertThat(settings.paymentsUrl()).isEmpty();
    }

    @Test
    void aSettingThatDoesNotParseIsNamedWithWhatWasExpected() {
        assertThatThrownBy(() -> TrafficSettings.from(Map.of("warmUp", "5 s")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-DwarmUp should be an ISO-8601 duration such as PT5S, but is 5 s");
    }
}
