package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code faultline history} says what it could not compare, and does not call that good. */
class HistoryCommandTest {
    private static final Path EXAMPLE = Path.of("reports", "example");

    @TempDir
    Path reports;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutAnyRunNothingIsComparedAndNothingIsDecided() {
        assertThat(execute("history", "--reports", reports.toString())).isEqualTo(ExitStatus.INCONCLUSIVE.code());
        assertThat(out.toString()).contains("nothing was compared", "Page: " + reports.resolve("index.html"));
    }

    @Test
    void aSingleRunIsComparedWithNothing() throws Exception {
        copy(EXAMPLE, reports.resolve("example"));

        assertThat(execute("history", "rds-failover", "--reports", reports.toString()))
                .isEqualTo(ExitStatus.INCONCLUSIVE.code());
        assertThat(out.toString())
                .contains("INCONCLUSIVE  rds-failover · booking-recovers · recovery time · embedded", "found 0")
                .doesNotContain("nothing was compared");
        assertThat(Files.readString(reports.resolve("index.html"))).contains("not compared");
    }

    @Test
    void aScenarioThatWasNotRunIsNotCompared() throws Exception {
        copy(EXAMPLE, reports.resolve("example"));

        assertThat(execute("history", "az-loss", "--reports", reports.toString()))
                .isEqualTo(ExitStatus.INCONCLUSIVE.code());
        assertThat(out.toString()).contains("of az-loss: nothing was compared");
    }

    @Test
    void whatIsNoFolderIsRefused() {
        Path none = reports.resolve("none");

        assertThat(execute("history", "--reports", none.toString())).isEqualTo(ExitStatus.BAD_INPUT.code());
        assertThat(err.toString()).contains("--reports " + none + " is not a folder");
        assertThat(none).doesNotExist();
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.skip(1)::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private int execute(String... arguments) {
        return Faultline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
