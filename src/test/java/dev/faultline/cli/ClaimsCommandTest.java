package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code faultline claims} shows where every claim stands, before the first run too. */
class ClaimsCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void beforeTheFirstRunEveryShippedClaimIsListedAndNothingIsClaimed() {
        Path reports = folder.resolve("reports");
        assertThat(execute("--reports", reports.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("BL-01", "BL-22", "0 PASS", "0 confirmed", "0 without any")
                .contains("Page: " + reports.resolve("claims.html").toAbsolutePath());
        assertThat(reports.resolve("claims.html")).isRegularFile();
        assertThat(reports.resolve("index.html")).as("what the page leads to").isRegularFile();
    }

    @Test
    void aFileInThePlaceOfTheReportsIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("reports"), "");
        assertThat(execute("--reports", file.toString())).isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("is not a folder");
    }

    @Test
    void anUnknownSystemIsRefusedBeforeAnythingIsWritten() {
        Path reports = folder.resolve("reports");
        assertThat(execute("--system", "blinkclean", "--reports", reports.toString()))
                .isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("did you mean `blinklean`");
        assertThat(reports).doesNotExist();
    }

    private int execute(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "claims";
        args[1] = "--scenarios";
        args[2] = "scenarios";
        System.arraycopy(options, 0, args, 3, options.length);
        return Faultline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
