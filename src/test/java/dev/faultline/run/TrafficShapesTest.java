package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Recording;
import dev.faultline.scenario.Topology;
import dev.faultline.target.Backend;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the load generators of a day and of a recorded log are asked for. */
class TrafficShapesTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @TempDir
    Path folder;

    @Test
    void aDayIsAskedForHourByHourFromItsQuietestOn() throws Exception {
        FaultSpec.LoadDay day =
                new FaultSpec.LoadDay("tuesday", Duration.ZERO, Duration.ofSeconds(48), "BookingSimulation", 0.5, 10);

        JsonNode spec = asked(day);

        assertThat(spec.path("usersPerSecond").asDouble()).isEqualTo(day.rates().get(0));
        assertThat(spec.at("/climb/usersPerSecond")).hasSize(23);
        assertThat(spec.at("/climb/each").asText()).isEqualTo("PT2S");
        assertThat(spec.path("warmUp").asText()).isEqualTo("PT0S");
        assertThat(spec.path("replay").isNull()).isTrue();
    }

    @Test
    void aReplayIsAskedForByItsLogItsSpeedAndItsHash() throws Exception {
        FaultSpec.LoadReplay replay = new FaultSpec.LoadReplay(
                "evening",
                Duration.ZERO,
                Duration.ofSeconds(24),
                new Recording("logs/x.log", "c0ffee", 2, 3, 0, 0, List.of(), List.of(0.0, 3.0)));

        JsonNode spec = asked(replay);

        assertThat(spec.path("simulation").asText()).isEqualTo("simulations.AccessLogSimulation");
        assertThat(Path.of(URI.create(spec.at("/replay/log").asText())))
                .isEqualTo(Path.of("logs/x.log").toAbsolutePath());
        assertThat(spec.at("/replay/speed").asDouble()).isEqualTo(2);
        assertThat(spec.at("/replay/sha256").asText()).isEqualTo("c0ffee");
        assertThat(Duration.parse(spec.path("total").asText()))
                .as("it is held open beyond its end, which is for the harness to say")
                .isGreaterThan(replay.hold());
    }

    private JsonNode asked(FaultSpec.AddedLoad added) throws Exception {
        RunFiles files = new RunFiles(folder.resolve("run-1"));
        Files.createDirectories(files.logs());
        PlannedFault fault = new PlannedFault(added, List.of(added.simulation()), "");
        Plan plan = new Plan(BareSystem.scenario(added), BareSystem.system(), "embedded", 1, List.of(fault), Map.of());
        try (Recorder recorder = new Recorder(files, new LiveFigures(Instant::now), new Interruption());
                Traffic traffic = Traffic.ready(
                        new RunRequest("run-1", plan, Backend.EMBEDDED, Map.of(), folder, StubGenerator.steady(folder)),
                        folder,
                        new Topology("embedded", NOWHERE, NOWHERE, NOWHERE, NOWHERE, List.of(), List.of()),
                        recorder,
                        Instant::now)) {
            assertThat(traffic.ended()).isEmpty();
            String line = StubGenerator.specs(folder).stream()
                    .filter(each -> each.contains("surge:" + added.id()))
                    .findFirst()
                    .orElseThrow();
            return RecordJson.mapper().readTree(line);
        }
    }
}
