package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.control.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** When what a run rests on gives way in the middle, that is said, nothing is judged by it, and nothing is left. */
class HarnessFailureIT {
    private static final int HARNESS_FAILED = 4;

    @Test
    void aPlatformThatDiesIsNoFindingAboutTheSystem() throws Exception {
        try (PackagedCommand run = PackagedCommand.run("freeze")) {
            run.awaitEvent("fault-bit", "fault", "slow");

            PackagedCommand.signal("KILL", run.running(Platform.class));

            assertThat(run.status()).as(run.toString()).isEqualTo(HARNESS_FAILED);
            assertThat(run.err()).contains("the platform of this rehearsal ended by itself, with status 137");
            assertThat(run.verdicts().path("ending").path("how").asText()).isEqualTo("harness failed");
            assertThat(run.verdicts().path("verdicts"))
                    .extracting(verdict -> verdict.path("judgement").asText())
                    .containsOnly("INCONCLUSIVE");
            run.assertNothingIsLeft();
        }
    }

    /** A limit on the size of files does to the harness what a disk does that fills up. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsUpInTheMiddleEndsTheRunWithOneClearError() throws Exception {
        try (PackagedCommand run = PackagedCommand.run("freeze")) {
            run.awaitEvent("phase-began", "phase", "BASELINE");

            assertThat(new ProcessBuilder(List.of("prlimit", "--fsize=2000:2000", "--pid", Long.toString(run.pid())))
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(run.status()).as(run.toString()).isEqualTo(HARNESS_FAILED);
            assertThat(run.err())
                    .contains(run.folder().orElseThrow().toString(), "too large")
                    .doesNotContain("\tat ");
            run.assertNothingIsLeft();
        }
    }
}
