package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.fault.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rehearsal platform as if it were somebody else's: of it Faultline gets what {@code faultline up} prints for a person
 * to copy, and the shipped example of a staging system.
 */
class OwnSystemIT {
    @TempDir
    Path scenarios;

    @Test
    void onAPlatformThatIsWellTheClaimsAreConfirmedAndNothingIsLeftBehind() throws Exception {
        try (ForeignPlatform platform = ForeignPlatform.up();
                PackagedCommand run = run(platform, shortened("dependency-cut"))) {
            assertThat(run.status()).as(run.toString()).isZero();

            JsonNode document = run.verdicts();
            assertThat(document.path("backend").asText()).isEqualTo("remote");
            assertThat(document.path("claims")).allSatisfy(claim -> {
                assertThat(claim.path("confirmed").asText()).isEqualTo("PASS");
                assertThat(claim.path("rehearsed").asText()).isEqualTo("not rehearsed");
            });
            assertThat(Files.readString(run.folder().orElseThrow().resolve("index.html")))
                    .contains(platform.url(), "your own system");
            assertThat(run.events("fault-bit")).hasSize(1);
            assertThat(run.events("read-back").get(0).path("records").asLong()).isPositive();
            assertThat(run.events("cleaned-up")).singleElement().satisfies(end -> {
                assertThat(end.path("removed").asLong())
                        .isEqualTo(
                                run.events("read-back").get(0).path("records").asLong());
                assertThat(end.path("left")).isEmpty();
            });
            assertThat(platform.bookings()).as("records that are left").isEmpty();
            assertThat(platform.toxics()).isEmpty();
            run.assertNothingIsLeft();
        }
    }

    @Test
    void aPlantedMistakeComesOutRed() throws Exception {
        try (ForeignPlatform platform = ForeignPlatform.up("--known-bad", "zone-check-required");
                PackagedCommand run = run(platform, shortened("dependency-cut"))) {
            assertThat(run.status()).as(run.toString()).isEqualTo(1);

            assertThat(run.verdicts().path("verdicts"))
                    .filteredOn(verdict -> verdict.path("objective").asText().equals("booking-does-not-notice"))
                    .singleElement()
                    .satisfies(verdict ->
                            assertThat(verdict.path("judgement").asText()).isEqualTo("FAIL"));
            assertThat(platform.bookings()).isEmpty();
        }
    }

    @Test
    void whoeverKillsTheHarnessTheSystemIsAskedToStopAndItsLinksAreLetThrough() throws Exception {
        try (ForeignPlatform platform = ForeignPlatform.up();
                PackagedCommand run = run(platform, bothAtOnce())) {
            run.awaitEvent("fault-bit", "fault", "bad-report");
            run.awaitEvent("fault-bit", "fault", "late");
            assertThat(platform.jobRuns()).isTrue();
            assertThat(platform.toxics()).isNotEmpty();

            String killed = runId(run);
            run.signal("KILL");

            await("the watchdog's work")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Journal.pending(Rehearsal.journals(PackagedCommand.REPORTS)).stream()
                            .noneMatch(left -> left.run().equals(killed)));
            assertThat(platform.jobRuns()).isFalse();
            assertThat(platform.toxics()).isEmpty();
        }
    }

    private static String runId(PackagedCommand run) throws IOException {
        return run.folder().orElseThrow().getFileName().toString();
    }

    private PackagedCommand run(ForeignPlatform platform, String scenario) throws IOException {
        List<String> options = new ArrayList<>(List.of(scenario, "--system", "staging"));
        options.addAll(List.of("--scenarios", scenarios.toString()));
        options.addAll(List.of("--target-url", platform.url(), "--confirm", "127.0.0.1"));
        return PackagedCommand.runIn(platform.environment(), options.toArray(String[]::new));
    }

    /** The shipped system, and a shipped scenario in less time; its verdicts are the same. */
    private String shortened(String scenario) throws IOException {
        String text = shipped(scenario)
                .replace("warm-up: 10s", "warm-up: 6s")
                .replace("baseline: 12s", "baseline: 8s")
                .replace("fault: 12s", "fault: 8s")
                .replace("hold: 10s", "hold: 7s")
                .replace("after: 8s", "after: 5s");
        return made(scenario, text);
    }

    /** A call and a toxic, held for longer than the test waits. */
    private String bothAtOnce() throws IOException {
        String text = shipped("slow-dependency")
                .replace("warm-up: 10s", "warm-up: 2s")
                .replace("baseline: 12s", "baseline: 6s")
                .replace("fault: 12s", "fault: 60s")
                .replace(
                        "hold: 10s\n    call: {id: bad-report, name: locking-report}",
                        "hold: 60s\n    call: {id: bad-report, name: locking-report}\n"
                                + "  - at: 0s\n    hold: 60s\n"
                                + "    link-latency: {id: late, from: api, to: zone-check, latency: 50ms}");
        assertThat(text).contains("link-latency");
        return made("both-at-once", text);
    }

    private String made(String scenario, String text) throws IOException {
        Path folder = Files.createDirectories(scenarios.resolve("staging"));
        Files.copy(Path.of("scenarios", "staging", "claims.yaml"), folder.resolve("claims.yaml"));
        Files.writeString(folder.resolve("system.yaml"), ForeignPlatform.cleanedUpFast(shipped("system")));
        Files.writeString(folder.resolve(scenario + ".yaml"), text);
        return scenario;
    }

    private static String shipped(String scenario) throws IOException {
        return Files.readString(Path.of("scenarios", "staging", scenario + ".yaml"));
    }
}
