package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A run that is told to end reverts, reports, says so with its exit status, and leaves nothing. */
class InterruptedRunIT {
    @Test
    void ctrlCInTheBaselineEndsARunThatHasBrokenNothing() throws Exception {
        try (PackagedCommand run = PackagedCommand.run("freeze")) {
            run.awaitEvent("phase-began", "phase", "BASELINE");

            run.signal("INT");

            assertThat(run.status()).as(run.toString()).isEqualTo(2);
            assertCutShort(run);
            assertThat(run.events("fault-injected")).isEmpty();
            assertThat(run.events("load-ended"))
                    .extracting(event -> event.path("exit").asText())
                    .containsExactly("completed");
            run.assertNothingIsLeft();
        }
    }

    @Test
    void aRunToldToTerminateWhileAnInstanceHangsRevertsThatAndCanBeJudgedAgain() throws Exception {
        try (PackagedCommand run = PackagedCommand.run("freeze")) {
            run.awaitEvent("fault-bit", "fault", "hang");
            run.awaitEvent("fault-bit", "fault", "slow");

            run.signal("TERM");

            assertThat(run.status()).as(run.toString()).isIn(1, 2);
            assertCutShort(run);
            assertThat(run.events("fault-reverted"))
                    .extracting(event -> event.path("fault").asText())
                    .containsExactlyInAnyOrder("hang", "slow");
            assertThat(run.events("invariant-checked"))
                    .filteredOn(event -> event.path("when").asText().equals("after"))
                    .as("proof of restoration")
                    .isNotEmpty();
            run.assertNothingIsLeft();
            assertTheSameVerdictsAgain(run.folder().orElseThrow(), run.status());
        }
    }

    private static void assertCutShort(PackagedCommand run) throws Exception {
        JsonNode document = run.verdicts();
        assertThat(document.path("ending").path("how").asText()).isEqualTo("cut short");
        assertThat(document.path("ending").path("why").asText()).contains("signal");
        assertThat(document.path("exitStatus").asInt()).isEqualTo(run.status());
        assertThat(run.folder().orElseThrow()).isDirectoryContaining("glob:**/index.html");
        assertThat(run.folder().orElseThrow()).isDirectoryContaining("glob:**/junit.xml");
    }

    private static void assertTheSameVerdictsAgain(Path folder, int status) throws Exception {
        byte[] verdicts = Files.readAllBytes(folder.resolve("verdict.json"));
        try (PackagedCommand report = PackagedCommand.faultline("report", folder.toString())) {
            assertThat(report.status()).as(report.toString()).isEqualTo(status);
        }
        assertThat(folder.resolve("verdict.json")).hasBinaryContent(verdicts);
    }
}
