package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A single run that is stopped from another terminal reverts what it broke, says who stopped it, and leaves nothing. */
class StoppedRunIT {
    @Test
    void theFaultsAreRevertedAndTheReportSaysWhoStoppedIt() throws Exception {
        Path reports = PackagedCommand.REPORTS.resolve("stopped-" + System.nanoTime());
        try (PackagedCommand run = PackagedCommand.run("freeze", "--reports", reports.toString())) {
            run.awaitEvent("fault-bit", "fault", "hang");

            try (PackagedCommand stop = PackagedCommand.faultline(
                    "stop", "--reports", reports.toString(), "--reason", "a customer called")) {
                assertThat(stop.status()).as(stop.toString()).isZero();
                assertThat(String.join("\n", stop.out()))
                        .contains(
                                "The run " + run.folder().orElseThrow().getFileName(),
                                "is asked to stop",
                                "It has ended. What came of it: ");
            }

            assertThat(run.status()).as(run.toString()).isIn(1, 2);
            assertThat(run.events("fault-reverted"))
                    .extracting(event -> event.path("fault").asText())
                    .contains("hang");
            assertThat(run.verdicts().path("ending").path("how").asText()).isEqualTo("cut short");
            assertThat(run.verdicts().path("ending").path("why").asText())
                    .contains("it was stopped by " + System.getProperty("user.name"), "a customer called");
            run.assertNothingIsLeft();
        }
        try (PackagedCommand again = PackagedCommand.faultline("stop", "--reports", reports.toString())) {
            assertThat(again.status()).as(again.toString()).isEqualTo(3);
            assertThat(again.err()).contains("no drill and no run is under way");
        }
    }
}
