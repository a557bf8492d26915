package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A drill that is stopped from another terminal reverts what it broke, says who stopped it, and leaves nothing. */
class StoppedDrillIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void theFaultsAreRevertedAndTheEvidenceSaysWhoStoppedIt() throws Exception {
        Path reports = PackagedCommand.REPORTS.resolve("drills-" + System.nanoTime());
        try (PackagedCommand drill =
                PackagedCommand.withTiny("drill", "hang", "--unattended", "--reports", reports.toString())) {
            await("the instance hangs")
                    .atMost(LIMIT)
                    .failFast(
                            "it goes on",
                            () -> assertThat(drill.alive()).as(drill.toString()).isTrue())
                    .until(() -> bitten(reports));

            try (PackagedCommand stop = PackagedCommand.faultline(
                    "stop", "--reports", reports.toString(), "--reason", "a customer called")) {
                assertThat(stop.status()).as(stop.toString()).isZero();
                assertThat(String.join("\n", stop.out()))
                        .contains("is asked to stop", "It has ended. What came of it: ");
            }

            assertThat(drill.status()).as(drill.toString()).isIn(1, 2);
            JsonNode evidence = evidence(reports);
            assertThat(evidence.path("ending").path("how").asText()).isEqualTo("stopped");
            assertThat(evidence.path("ending").path("why").asText())
                    .contains("by " + System.getProperty("user.name"), "a customer called");
            assertThat(evidence.path("steps").get(0).path("outcome").asText()).isEqualTo("NOT_ASKED");
            assertThat(evidence.path("steps").get(2).path("outcome").asText()).isEqualTo("NOT_REACHED");
            assertThat(timeline(reports)).contains("\"event\":\"fault-reverted\"");
            drill.assertNothingIsLeft();
            verified(reports);
        }
    }

    private static void verified(Path reports) throws Exception {
        Path folder = folder(reports, "drill.json").orElseThrow();
        try (PackagedCommand verify = PackagedCommand.faultline("report", "--verify", folder.toString())) {
            assertThat(verify.status()).as(verify.toString()).isZero();
        }
        Path timeline = folder(reports, "timeline.jsonl").orElseThrow().resolve("timeline.jsonl");
        Files.writeString(timeline, Files.readString(timeline).replaceFirst("\\{", "["));
        try (PackagedCommand verify = PackagedCommand.faultline("report", "--verify", folder.toString())) {
            assertThat(verify.status()).as(verify.toString()).isEqualTo(1);
            assertThat(String.join("\n", verify.out())).contains("timeline.jsonl (changed)");
        }
    }

    private static boolean bitten(Path reports) throws IOException {
        return timeline(reports).lines().anyMatch(line -> line.startsWith("{\"event\":\"fault-bit\""));
    }

    private static String timeline(Path reports) throws IOException {
        Optional<Path> run = folder(reports, "timeline.jsonl");
        return run.isEmpty() ? "" : Files.readString(run.get().resolve("timeline.jsonl"));
    }

    private static JsonNode evidence(Path reports) throws IOException {
        return new ObjectMapper()
                .readTree(folder(reports, "drill.json")
                        .orElseThrow()
                        .resolve("drill.json")
                        .toFile());
    }

    /** The folder that has such a file. */
    private static Optional<Path> folder(Path reports, String file) throws IOException {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.filter(folder -> Files.exists(folder.resolve(file))).findFirst();
        }
    }
}
