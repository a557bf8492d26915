package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** A run that breaks more than it was meant to stops by itself. */
class StopConditionIT {
    @Test
    void tooManyErrorsCutTheRunShortAndTheFaultIsReverted() throws Exception {
        try (PackagedCommand run = PackagedCommand.run("too-much")) {
            assertThat(run.status()).as(run.toString()).isIn(1, 2);

            assertThat(run.events("stop-condition-met"))
                    .singleElement()
                    .extracting(event -> event.path("condition").asText())
                    .isEqualTo("error ratio above 50.0 % for 2 s");
            assertThat(run.events("fault-reverted"))
                    .extracting(event -> event.path("fault").asText())
                    .containsExactly("cut");
            assertThat(run.events("read-back"))
                    .extracting(event -> event.path("complete").asBoolean())
                    .containsExactly(true);
            JsonNode ending = run.verdicts().path("ending");
            assertThat(ending.path("how").asText()).isEqualTo("cut short");
            assertThat(ending.path("why").asText()).contains("stop condition: error ratio above 50.0 %");
            run.assertNothingIsLeft();
        }
    }
}
