package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.run.RunFailed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is up stays so until it is asked to end, or cannot stay; the process waits only while something is to be taken back. */
class UntilAskedTest {
    @Test
    @Timeout(20)
    void whoAsksIsHeardAndWaitsUntilAllIsTakenBack() throws Exception {
        UntilAsked until = UntilAsked.ofThisProcess();
        Thread signal = new Thread(until::ask);
        signal.start();
        until.await(List.of());
        assertThat(signal.isAlive()).isTrue();

        until.close();
        signal.join();
    }

    @Test
    @Timeout(20)
    void whereAllWasTakenBackBeforeTheProcessEndsItDoesNotWait() {
        UntilAsked until = UntilAsked.ofThisProcess();
        until.close();
        until.ask();
    }

    @Test
    void theFirstTroubleThereIsEndsTheWait() {
        try (UntilAsked until = UntilAsked.ofThisProcess()) {
            assertThatThrownBy(() -> until.await(List.of(
                            Optional::empty,
                            () -> Optional.of("the lease was lost: its watchdog is gone"),
                            () -> Optional.of("the platform ended by itself"))))
                    .isInstanceOf(RunFailed.class)
                    .hasMessage("the lease was lost: its watchdog is gone");
        }
    }

    @Test
    void whatKeepsTheSystemFromComingUpIsSaid(@TempDir Path reports) throws Exception {
        Files.createDirectories(reports.resolve(".journal").resolve("no-file.jsonl"));
        StringWriter err = new StringWriter();

        int status = Faultline.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(
                        "up",
                        "--system",
                        "tiny",
                        "--scenarios",
                        "src/test/resources/scenarios",
                        "--reports",
                        reports.toString());

        assertThat(status).as(err.toString()).isEqualTo(ExitStatus.HARNESS_FAILED.code());
        assertThat(err.toString())
                .contains("faultline: cannot read the undo journals in " + reports.resolve(".journal"));
    }
}
