package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Soaks, days and recorded logs are read as they are meant. */
class LoadShapesTest {
    private final Scenario scenario = Shop.scenario(Shop.SHAPES);

    @Test
    void aSoakIsAShareOfWhatIsCarried() {
        assertThat(scenario.load())
                .containsExactly(
                        new LoadSpec("BookingSimulation", 6.65, Optional.of(new LoadSpec.Soak(9.5, 0.7))),
                        new LoadSpec("OtpSimulation", 1));
        assertThat(scenario.usersPerSecond("BookingSimulation")).isEqualTo(6.65);
    }

    @Test
    void aDayLastsAsLongAsItIsHeld() {
        FaultSpec.LoadDay day = (FaultSpec.LoadDay) scenario.method().get(0);

        assertThat(day)
                .isEqualTo(new FaultSpec.LoadDay(
                        "tuesday", Duration.ZERO, Duration.ofSeconds(48), "BookingSimulation", 0.5, 6));
        assertThat(day.rates()).hasSize(24);
        assertThat(day.each()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aReplayLastsAsLongAsItsLogAtItsSpeed() {
        FaultSpec.LoadReplay replay = (FaultSpec.LoadReplay) scenario.method().get(1);

        assertThat(replay.hold()).as("and half a second, for the last of it").isEqualTo(Duration.ofMillis(24_500));
        assertThat(replay.simulation()).isEqualTo("AccessLogSimulation");
        assertThat(replay.recording().log()).isEqualTo("scenarios/blinklean/logs/evening.log");
        assertThat(replay.recording().sha256()).hasSize(64);
        assertThat(replay.recording().unusable()).isEqualTo(3);
        assertThat(replay.each()).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970", "1001"})
    void aLogWithALineOfAnotherAgeIsRefusedWithItsFirstAndItsLastTime(String year, @TempDir Path folder)
            throws IOException {
        Path evening = Path.of("scenarios", "blinklean", "logs", "evening.log");
        List<String> lines = new ArrayList<>(Files.readAllLines(evening));
        lines.set(0, lines.get(0).replace("/2026:", "/" + year + ":"));
        Path log = Files.write(folder.resolve("access.log"), lines);

        assertThat(Shop.refusal(() -> Shop.scenario(Shop.change(Shop.SHAPES, evening.toString(), log.toString()))))
                .contains(
                        "the log " + log + " goes from " + year + "-11-21T",
                        " to 2026-11-21T",
                        "which at 2x takes longer than the 24h that a fault phase may",
                        "hint: take the lines out of it that are of another time");
    }

    @Test
    void moreUnusableLinesThanMayBeAreNamedWithWhatWouldAllowThem() {
        assertThat(Shop.refusal(() -> Shop.scenario(Shop.change(Shop.SHAPES, ", unusable: 1 %", ""))))
                .contains(
                        "3 lines of the log (0.3",
                        "cannot be used, and 0 % may be; line ",
                        "hint: take them out of the log, or allow for them: `unusable: 1 %`");
    }
}
