package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.fault.Journal;
import dev.faultline.fault.Watchdog;
import dev.faultline.rehearsal.control.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever kills the harness, and whatever else with it: nothing stays broken, and nothing is left. */
class KilledHarnessIT {
    private static final Duration WATCHDOG_LIMIT = Duration.ofSeconds(60);

    @Test
    void aKilledHarnessIsClearedUpAfterByItsWatchdog() throws Exception {
        try (PackagedCommand run = PackagedCommand.run("freeze")) {
            run.awaitEvent("fault-bit", "fault", "slow");

            run.signal("KILL");

            await("the watchdog's work")
                    .atMost(WATCHDOG_LIMIT)
                    .until(() -> Journal.pending(Rehearsal.journals(PackagedCommand.REPORTS))
                            .isEmpty());
            run.assertNothingIsLeft();
            assertThat(journal(run)).contains("\"entry\":\"undone\"", "\"by\":\"the watchdog\"");
            assertThat(heal()).contains("Nothing to heal");
        }
    }

    @Test
    void whenTheWatchdogIsKilledTooHealEndsWhatCannotEndByItself() throws Exception {
        try (PackagedCommand run = PackagedCommand.run("freeze")) {
            run.awaitEvent("fault-bit", "fault", "slow");

            PackagedCommand.signal("KILL", run.running(Watchdog.class));
            run.signal("KILL");
            // Without it, databases and the frozen instance have nobody who would end them.
            PackagedCommand.signal("KILL", run.running(Platform.class));
            assertThat(run.processes().running("bin/postgres"))
                    .as("a database that has nobody any more")
                    .isPresent();

            assertThat(heal()).contains("healed: run", "ended the processes", "deleted the folder");
            run.assertNothingIsLeft();
            assertThat(heal()).contains("Nothing to heal");
        }
    }

    @Test
    void whenNobodyHealedTheNextRunDoesSoFirstAndAnUnsteadySystemIsNotBroken() throws Exception {
        try (PackagedCommand up = up();
                PackagedCommand next = killedWithItsWatchdog(up)) {
            assertThat(next.status()).as(next.toString()).isEqualTo(2);

            JsonNode document = next.verdicts();
            assertThat(document.path("judgement").asText()).isEqualTo("INCONCLUSIVE");
            assertThat(document.path("ending").path("how").asText()).isEqualTo("cut short");
            assertThat(document.path("ending").path("why").asText()).contains("no steady state", "at most 1 ms");
            assertThat(next.events("fault-injected")).as("nothing is injected").isEmpty();
            up.assertNothingIsLeft();
            next.assertNothingIsLeft();
        }
    }

    private static PackagedCommand up() throws Exception {
        return PackagedCommand.withTiny("up");
    }

    private static PackagedCommand killedWithItsWatchdog(PackagedCommand up) throws Exception {
        up.awaitLine("Ctrl-C ends it");
        PackagedCommand.signal("KILL", up.running(Watchdog.class));
        up.signal("KILL");
        PackagedCommand.signal("KILL", up.running(Platform.class));
        return PackagedCommand.run("unsteady");
    }

    private static String heal() throws Exception {
        try (PackagedCommand heal =
                PackagedCommand.faultline("heal", "--reports", PackagedCommand.REPORTS.toString())) {
            assertThat(heal.status()).as(heal.toString()).isZero();
            return String.join("\n", heal.out());
        }
    }

    private static String journal(PackagedCommand run) throws Exception {
        Path folder = run.folder().orElseThrow();
        return Files.readString(Rehearsal.journals(PackagedCommand.REPORTS).resolve(folder.getFileName() + ".jsonl"));
    }
}
