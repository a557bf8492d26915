package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.fault.Journal;
import dev.faultline.run.PackagedCommand;
import dev.faultline.run.Rehearsal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** However the measuring of a capacity ends, nothing is left of it, and nothing is said that was not measured. */
class CapacityEndsIT {
    private static final String FIRST_LOAD = "load:n1-1";

    @Test
    void ctrlCEndsItWithAReportAndWithoutAFigure() throws Exception {
        try (PackagedCommand capacity = PackagedCommand.capacity("--set", "api.capacity=60")) {
            capacity.awaitEvent("load-started", "source", FIRST_LOAD);

            capacity.signal("INT");

            assertThat(capacity.status()).as(capacity.toString()).isEqualTo(2);
            Path folder = capacity.folder().orElseThrow();
            JsonNode document =
                    new ObjectMapper().readTree(folder.resolve("capacity.json").toFile());
            assertThat(document.path("ending").path("how").asText()).isEqualTo("cut short");
            assertThat(document.path("judgement").asText()).isEqualTo("INCONCLUSIVE");
            assertThat(document.path("measured").path(0).path("capacity").isNull())
                    .isTrue();
            assertThat(folder).isDirectoryContaining("glob:**/index.html");
            assertThat(folder).isDirectoryContaining("glob:**/manifest.json");
            capacity.assertNothingIsLeft();
        }
    }

    @Test
    void aKilledOneIsClearedUpAfterByItsWatchdog() throws Exception {
        try (PackagedCommand capacity = PackagedCommand.capacity("--set", "api.capacity=60")) {
            capacity.awaitEvent("load-started", "source", FIRST_LOAD);

            capacity.signal("KILL");

            await("the watchdog's work")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Journal.pending(Rehearsal.journals(PackagedCommand.REPORTS))
                            .isEmpty());
            capacity.assertNothingIsLeft();
        }
    }
}
