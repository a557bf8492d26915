package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.fault.StagedFault;
import dev.faultline.plan.Plan;
import dev.faultline.plan.PlannedFault;
import dev.faultline.scenario.BareSystem;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.Backend;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A surge of load beside the load: ready from the beginning, sending from injection to reversal, and told apart. */
class SurgeTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final PlannedFault RUSH = new PlannedFault(
            new FaultSpec.LoadSurge("rush", Duration.ZERO, SECOND, "OtpSimulation", 40), List.of("OtpSimulation"), "");

    @TempDir
    Path folder;

    @Test
    void itStartsAtItsInjectionAndEndsByItselfWhenReverted() throws Exception {
        try (Recorder recorder = recorder();
                Traffic traffic = ready(StubGenerator.steady(folder), recorder)) {
            StagedFault surge = traffic.surge(RUSH);
            var unused = traffic.start();
            assertThat(events(Event.LoadStarted.class))
                    .extracting(Event.LoadStarted::source)
                    .containsExactly("load:BookingSimulation");

            surge.begin();
            await().until(() -> surge.effect().isPresent());
            assertThat(surge.effect().orElseThrow()).contains("users of surge:rush have started");
            await().until(() -> traffic.requestsInFlight() == 4);

            surge.end();
            surge.end();
            await().until(() -> ended().contains("surge:rush"));
            assertThat(traffic.ended())
                    .as("a drained surge has not ended before it was asked to")
                    .isEmpty();

            traffic.drain();

            assertThat(ended()).containsExactlyInAnyOrder("surge:rush", "load:BookingSimulation");
            assertThat(events(Event.ObservationLost.class)).isEmpty();
        }
    }

    @Test
    void itIsAskedForWithFilesAndNamesOfItsOwn() throws Exception {
        try (Recorder recorder = recorder();
                Traffic traffic = ready(StubGenerator.steady(folder), recorder)) {
            var specs = StubGenerator.specs(folder).stream()
                    .filter(line -> line.contains("surge:rush"))
                    .toList();
            assertThat(specs).hasSize(1);
            var spec = RecordJson.mapper().readTree(specs.get(0));

            assertThat(spec.path("simulation").asText()).isEqualTo("simulations.OtpSimulation");
            assertThat(spec.path("usersPerSecond").asDouble()).isEqualTo(40);
            assertThat(spec.path("warmUp").asText()).isEqualTo("PT2S");
            assertThat(spec.path("ledger").asText()).endsWith("/ledger-surge-rush.jsonl");
            assertThat(files().logs().resolve("surge-rush.log")).exists();
            assertThat(traffic.ended()).isEmpty();
        }
    }

    @Test
    void oneThatNeverBeganLeavesNoTrace() throws Exception {
        try (Recorder recorder = recorder();
                Traffic traffic = ready(StubGenerator.steady(folder), recorder)) {
            var unused = traffic.start();
            traffic.surge(RUSH).end();

            traffic.drain();

            assertThat(ended()).containsExactly("load:BookingSimulation");
            assertThat(events(Event.ObservationLost.class)).isEmpty();
        }
    }

    @Test
    void oneThatCrashesIsALostObservationOfItsSource() throws Exception {
        try (Recorder recorder = recorder();
                Traffic traffic = ready(StubGenerator.whoseSurgesCrash(folder), recorder)) {
            var unused = traffic.start();
            traffic.surge(RUSH).begin();

            await().until(() -> traffic.ended().equals(List.of("surge:rush")));
            traffic.drain();

            assertThat(events(Event.ObservationLost.class)).singleElement().satisfies(lost -> {
                assertThat(lost.what()).isEqualTo("surge:rush");
                assertThat(lost.why()).contains("out of memory");
            });
            assertThat(events(Event.LoadEnded.class))
                    .filteredOn(end -> end.source().equals("surge:rush"))
                    .extracting(Event.LoadEnded::exit)
                    .containsExactly("crashed");
        }
    }

    @Test
    void whateverHappensItsProcessIsGoneInTheEnd() throws Exception {
        Predicate<ProcessHandle> stub = process -> process.info()
                .arguments()
                .filter(arguments ->
                        List.of(arguments).contains(folder.resolve("generator").toString()))
                .isPresent();
        try (Recorder recorder = recorder()) {
            Traffic traffic = ready(StubGenerator.steady(folder), recorder);
            var unused = traffic.start();
            traffic.surge(RUSH).begin();
            assertThat(ProcessHandle.current().children().filter(stub)).hasSize(2);

            traffic.close();
        }
        await().until(() -> ProcessHandle.current().children().noneMatch(stub));
    }

    private Traffic ready(Forking forking, Recorder recorder) throws Exception {
        Files.createDirectories(files().logs());
        return Traffic.ready(
                new RunRequest("run-1", plan(), Backend.EMBEDDED, Map.of(), folder, forking),
                folder,
                new Topology("embedded", NOWHERE, NOWHERE, NOWHERE, NOWHERE, List.of(), List.of()),
                recorder,
                Instant::now);
    }

    private Recorder recorder() throws IOException {
        return new Recorder(files(), new LiveFigures(Instant::now), new Interruption());
    }

    private RunFiles files() {
        return new RunFiles(folder.resolve("run-1"));
    }

    private List<String> ended() throws IOException {
        return events(Event.LoadEnded.class).stream()
                .map(Event.LoadEnded::source)
                .toList();
    }

    private <T extends Event> List<T> events(Class<T> type) throws IOException {
        List<T> events = new ArrayList<>();
        for (String line : Files.readAllLines(files().timeline())) {
            Event event = RecordJson.mapper().readValue(line, Event.class);
            if (type.isInstance(event)) {
                events.add(type.cast(event));
            }
        }
        return events;
    }

    private static Plan plan() {
        return new Plan(BareSystem.scenario(RUSH.spec()), BareSystem.system(), "embedded", 1, List.of(RUSH), Map.of());
    }
}
