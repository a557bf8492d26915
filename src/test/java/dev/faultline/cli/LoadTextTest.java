package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan says of each shape of load. */
class LoadTextTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aSoakIsToldWithWhatItIsAShareOf() {
        LoadSpec soak = new LoadSpec("BookingSimulation", 6.65, Optional.of(new LoadSpec.Soak(9.5, 0.7)));

        assertThat(LoadText.of(soak)).isEqualTo("6.7 new users a second, open model: a soak at 70 % of 9.5/s");
        assertThat(LoadText.of(new LoadSpec("BookingSimulation", 4))).isEqualTo("4.0 new users a second, open model");
    }

    @Test
    void aDayIsToldHourByHour() {
        List<String> lines = LoadText.of(new FaultSpec.LoadDay("d", MINUTE, MINUTE, "BookingSimulation", 1, 9));

        assertThat(lines.get(0)).isEqualTo("from 1 new users a second up to 9 and back, 300 in all");
        assertThat(lines.get(1)).startsWith("hour by hour [3, 3, 4, 7, ").endsWith(", 7, 4, 3, 3]");
    }

    @Test
    void aReplayIsToldWithWhatIsNotSent() {
        Recording recording =
                new Recording("logs/x.log", "c0ffee", 2, 120, 7, 1, List.of("line 9: it is none"), List.of(1.0, 3.0));

        assertThat(LoadText.of(new FaultSpec.LoadReplay("r", MINUTE, MINUTE, recording)))
                .containsExactly(
                        "120 requests of logs/x.log at 2 times its speed, up to 3.0 a second",
                        "not sent: 7 that change something; a log has no bodies",
                        "not sent: 1 lines that cannot be used",
                        "  line 9: it is none");
    }

    @Test
    void stepsAreToldOneByOne() {
        assertThat(LoadText.of(
                        new FaultSpec.LoadStaircase("s", MINUTE, MINUTE, "BookingSimulation", List.of(2.0, 3.5))))
                .containsExactly("2, 3.5 new users a second, open model");
    }
}
